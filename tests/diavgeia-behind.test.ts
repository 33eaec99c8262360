import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import { openMirror, PECULIAR } from './support/portal';

const TOWN = '99001';

/** Lists that are slower than the portal, walks that were broken off, logs that could not be had: no way back, and nothing overlooked. */
describe('The mirror of a portal that is behind', () => {
  let standIn: StandIn;
  let mirror: MirrorService;
  let opened: Awaited<ReturnType<typeof openMirror>>;
  beforeAll(async () => {
    opened = await openMirror({ acts: 60 });
    ({ standIn, mirror } = opened);
    await go('backfill');
  });
  afterAll(() => opened.close());
  afterEach(() => standIn.script([]));

  const go = (kind: 'backfill' | 'sync' | 'sweep') => mirror.go({ organizationUid: TOWN, kind });
  const versions = async (ada: string) => {
    const found = await opened.sql<{ version_id: string }>(
      'SELECT version_id FROM diavgeia_versions WHERE ada = ? ORDER BY at, number',
      [ada],
    );
    return found.map(({ version_id }) => version_id);
  };
  const logged = (ada: string) => standIn.shelf.log(ada)?.map(({ versionId }) => versionId);
  const kept = async (ada: string) =>
    (
      await opened.sql<{ status: string; subject: string | null; raw: object | null }>(
        'SELECT decision_status AS status, subject, raw FROM decisions JOIN diavgeia_acts USING (ada) WHERE ada = ?',
        [ada],
      )
    )[0];

  it.each([
    ['corrected', PECULIAR.newline, (ada: string) => standIn.shelf.correct(ada, { subject: 'Διορθωμένη' })],
    ['revoked', PECULIAR.attached, (ada: string) => standIn.shelf.revoke(ada)],
  ])('does not go back to an act as it was before it was %s', async (_, ada, change) => {
    change(ada);
    expect(await go('sync')).toMatchObject({ changed: 1 });
    const before = await kept(ada);
    standIn.script([{ times: 10_000, when: 'search', fault: { kind: 'stale', ada } }]);
    expect(await go('sweep')).toMatchObject({ state: 'done', added: 0, changed: 0, missing: 0 });
    expect(await kept(ada)).toEqual(before);
    expect(await versions(ada)).toEqual(logged(ada));
  });

  it('goes back with the portal itself', async () => {
    const ada = PECULIAR.oldSuffix;
    const act = standIn.shelf.get(ada)!;
    standIn.shelf.edit(ada, { subject: 'Κατά λάθος' });
    await go('sync');
    standIn.shelf.put(act);
    expect(await go('sweep')).toMatchObject({ state: 'done', missing: 0 });
    expect(await kept(ada)).toMatchObject({ subject: act.subject });
  });

  it('makes no version of a field that is left out for a while', async () => {
    const ada = PECULIAR.lookAlike;
    const before = await kept(ada);
    standIn.script([{ times: 10_000, fault: { kind: 'shaped', ada, without: ['issueDate', 'protocolNumber'] } }]);
    await go('sweep');
    expect(await kept(ada)).not.toEqual(before);
    standIn.script([]);
    await go('sweep');
    expect(await kept(ada)).toEqual(before);
    expect(await versions(ada)).toEqual(logged(ada));
  });

  it('sees what changed where a walk had been before it was broken off', async () => {
    standIn.script([{ times: 100, when: 'from_issue_date=2012', fault: { kind: 'status', status: 503, retryAfter: 0 } }]);
    await expect(go('sweep')).rejects.toMatchObject({ code: 'unavailable' });
    standIn.script([]);
    standIn.shelf.correct(PECULIAR.future, { subject: 'Διορθωμένη στο μεταξύ' });
    expect(await go('sync')).toMatchObject({ kind: 'sweep', after: 'sync', state: 'done', changed: 1 });
    expect(await kept(PECULIAR.future)).toMatchObject({ subject: 'Διορθωμένη στο μεταξύ' });
    expect(await go('sync')).not.toHaveProperty('after');
  });

  it.each([
    ['a log', (ada: string) => `${ada}/versionlog`],
    ['a former version', () => '/decisions/v/'],
  ])('asks again for %s that the portal did not find', async (_, when) => {
    const ada = PECULIAR.oddClock;
    for (const subject of ['Πρώτη', 'Δεύτερη']) standIn.shelf.edit(ada, { subject });
    standIn.script([{ times: 100, when: when(ada), fault: { kind: 'status', status: 404 } }]);
    await go('sync');
    standIn.script([]);
    await go('sync');
    expect(await versions(ada)).toEqual(logged(ada));
    const bare = await opened.sql('SELECT number FROM diavgeia_versions WHERE ada = ? AND raw IS NULL AND number < 1', [ada]);
    expect(bare).toEqual([]);
    const asked = standIn.requests.length;
    await go('sync');
    expect(standIn.requests.slice(asked).filter((one) => one.includes('/decisions/'))).toEqual([]);
  });
});
