import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { Office } from './support/office';
import { openMirror, PECULIAR } from './support/portal';

const TOWN = '99001';
const DAY = 86_400_000;

/** A portal that is worse than it says: what it lists, counts and writes is all there in the end, once, and as it wrote it. */
describe('The mirror of a portal out of sorts', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let opened: Awaited<ReturnType<typeof openMirror>>;
  beforeAll(async () => {
    opened = await openMirror({ acts: 60 });
    ({ office, standIn, mirror } = opened);
  });
  afterAll(() => opened.close());
  afterEach(() => standIn.script([]));

  const sql = <T>(text: string, values: unknown[] = []) => opened.sql<T>(text, values);
  const go = (kind: 'backfill' | 'sync' | 'sweep') => mirror.go({ organizationUid: TOWN, kind });
  const forget = async () => {
    await sql('DELETE FROM diavgeia_mirrors');
    await sql('TRUNCATE diavgeia_acts, diavgeia_versions, diavgeia_aside, decisions CASCADE');
  };
  const there = () => standIn.shelf.all().filter(({ organizationId }) => organizationId === TOWN);
  const here = () => sql<{ ada: string; raw: string | null }>('SELECT ada, raw::text FROM diavgeia_acts ORDER BY ada');
  /** Each act once, and what the portal wrote letter for letter, unless it was revoked. */
  const expectSame = async () => {
    const mine = new Map((await here()).map(({ ada, raw }) => [ada, raw === null ? null : (JSON.parse(raw) as object)]));
    expect(mine.size).toBe(there().length);
    for (const act of there()) expect(mine.get(act.ada)).toEqual(act.status === 'REVOKED' ? null : act);
  };
  /** So many at one moment, on one day. */
  const postMany = (count: number, day: number): string[] => {
    const model = standIn.shelf.get(PECULIAR.newline)!;
    return Array.from({ length: count }, (_, number) => {
      const { ada } = standIn.shelf.post({ ...model, protocolNumber: `Μ${number}`, issueDate: day });
      standIn.shelf.put({ ...standIn.shelf.get(ada)!, publishTimestamp: day + DAY, submissionTimestamp: day + DAY });
      return ada;
    });
  };

  it('puts together acts of one day and one moment that come in another order on every page', async () => {
    const [ada] = postMany(90, Date.UTC(2024, 2, 5)) as [string];
    standIn.script([
      { times: 100_000, fault: { kind: 'mixed' } },
      { times: 100_000, fault: { kind: 'small-pages', size: 20 } },
      { when: 'page=2', skip: 1, times: 2, fault: { kind: 'change', verb: 'edit', ada } },
    ]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0, refused: 0 });
    await expectSame();
  });

  it.each([
    ['pages are smaller than they say', { kind: 'unsaid-pages', size: 7 }],
    ['an act is listed twice', { kind: 'twice', ada: PECULIAR.newline }],
    ['answers begin with a byte order mark', { kind: 'marked' }],
  ] as const)('is whole where %s', async (_, fault) => {
    await forget();
    standIn.script([{ times: 100_000, fault }]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0, refused: 0 });
    await expectSame();
  });

  it('does not stop where there is no page after the last one', async () => {
    await forget();
    standIn.script([
      { times: 100_000, fault: { kind: 'no-further-page' } },
      { times: 100_000, fault: { kind: 'small-pages', size: 20 } },
      { when: 'page=0', skip: 2, times: 1, fault: { kind: 'wrong-total', total: 30 } },
    ]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0 });
    await expectSame();
  });

  it('asks for what comes after a full page, whatever the portal counts', async () => {
    await forget();
    standIn.script([
      { times: 100_000, fault: { kind: 'small-pages', size: 20 } },
      { when: 'to_issue_date=2024.*page=0', times: 3, fault: { kind: 'wrong-total', total: 20 } },
    ]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0 });
    await expectSame();
  });

  it('takes one wrong answer for a slip, and lists that fail for no reason to go without the acts', async () => {
    await forget();
    await sql('DELETE FROM decision_units');
    standIn.script([
      { when: 'search', skip: 3, fault: { kind: 'status', status: 404 } },
      { when: 'search', skip: 5, fault: { kind: 'ignored', parameter: 'org' } },
      { when: 'search', skip: 8, fault: { kind: 'wrong-total', total: 999 } },
      { when: '/dictionaries/THK', times: 100, fault: { kind: 'status', status: 404 } },
      { when: '/signers', times: 100, fault: { kind: 'status', status: 500, retryAfter: 0 } },
      { when: '/units', times: 100, fault: { kind: 'status', status: 400 } },
    ]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0 });
    await expectSame();
    expect((await sql('SELECT uid FROM decision_units')).length).toBeGreaterThan(3);
  }, 60_000);

  it('finds acts that bear days no act should bear, and what becomes of them', async () => {
    const model = standIn.shelf.get(PECULIAR.newline)!;
    const days = ['1900-01-01', '1970-01-01', '1998-02-03', '2052-06-01', '2099-12-31'];
    const odd = days.map((day) => standIn.shelf.post({ ...model, issueDate: Date.parse(day) }).ada);
    expect(await go('sweep')).toMatchObject({ state: 'done', added: days.length });
    for (const ada of odd) standIn.shelf.correct(ada, { subject: 'Διορθωμένη' });
    expect(await go('sync')).toMatchObject({ state: 'done', changed: days.length });
    await expectSame();
  });

  it('loses no act to the shape of a field, and keeps what the portal wrote', async () => {
    const [ada, fields] = [
      PECULIAR.newline,
      { protocolNumber: { a: 1 }, unitIds: '990010', νέο: [{ α: null }], issueDate: undefined },
    ];
    standIn.shelf.edit(ada, {});
    const without = ['extraFieldValues', 'privateData', 'signerIds', 'attachments', 'publishTimestamp'];
    standIn.script([{ times: 10_000, when: 'search', fault: { kind: 'shaped', ada, fields, without } }]);
    expect(await go('sync')).toMatchObject({ state: 'done', changed: 1, refused: 0 });
    const [kept] = await sql<{ raw: string }>('SELECT raw::text FROM diavgeia_acts WHERE ada = ?', [ada]);
    const raw = JSON.parse(kept?.raw ?? '') as object;
    expect(raw).toMatchObject({ protocolNumber: { a: 1 }, unitIds: '990010', νέο: [{ α: null }] });
    for (const name of without) expect(raw).not.toHaveProperty(name);
    // Whether it is about a person, the portal no longer says.
    expect(await sql('SELECT exposure, subject FROM decisions WHERE ada = ?', [ada])).toEqual([
      { exposure: 'hidden', subject: null },
    ]);
    standIn.shelf.edit(ada, {});
  });

  it('makes no version of a number that is written otherwise', async () => {
    await go('sync');
    const ada = PECULIAR.lookAlike;
    const versions = () => sql('SELECT number FROM diavgeia_versions WHERE ada = ?', [ada]);
    const before = await versions();
    standIn.script([{ times: 10_000, fault: { kind: 'shaped', ada, fields: { ada: ada.toLowerCase(), warnings: ['κάτι'] } } }]);
    expect(await go('sweep')).toMatchObject({ state: 'done', added: 0, changed: 0, missing: 0 });
    expect(await versions()).toEqual(before);
    expect(
      await sql(`SELECT raw ->> 'ada' AS ada, raw -> 'warnings' ->> 0 AS says FROM diavgeia_acts WHERE ada = ?`, [ada]),
    ).toEqual([{ ada: ada.toLowerCase(), says: 'κάτι' }]);
  });

  it('no longer speaks of what could not be read once the portal lists it no more', async () => {
    standIn.script([
      { when: 'search', times: 10_000, fault: { kind: 'shaped', ada: PECULIAR.attached, fields: { ada: null, url: null } } },
    ]);
    expect(await go('sweep')).toMatchObject({ state: 'done', refused: 1 });
    expect((await mirror.status())[0]?.failures).toMatchObject([{ kind: 'act', told: [{ code: 'no-ada' }] }]);
    standIn.script([]);
    expect(await go('sweep')).toMatchObject({ state: 'done' });
    expect((await mirror.status())[0]?.failures).toEqual([]);
  });

  it('has an act again that was gone for a while', async () => {
    const ada = PECULIAR.beforeTheLaw;
    const act = standIn.shelf.get(ada)!;
    const gone = () => sql<{ is: boolean }>('SELECT missing_since IS NOT NULL AS is FROM decisions WHERE ada = ?', [ada]);
    standIn.shelf.remove(ada);
    expect(await go('sweep')).toMatchObject({ missing: 1 });
    expect(await gone()).toEqual([{ is: true }]);
    standIn.shelf.put(act);
    expect(await go('sweep')).toMatchObject({ missing: 0, added: 0, changed: 0 });
    expect(await gone()).toEqual([{ is: false }]);
  });

  it('misses an act too whose date of issue nobody can read', async () => {
    const ada = PECULIAR.oddClock;
    const act = standIn.shelf.get(ada)!;
    standIn.script([{ times: 10_000, fault: { kind: 'shaped', ada, fields: { issueDate: 'χθες' } } }]);
    expect(await go('sweep')).toMatchObject({ state: 'done', missing: 0 });
    expect(await sql('SELECT issued_at FROM diavgeia_acts WHERE ada = ?', [ada])).toEqual([{ issued_at: null }]);
    standIn.shelf.remove(ada);
    expect(await go('sweep')).toMatchObject({ state: 'done', missing: 1 });
    standIn.shelf.put(act);
    standIn.script([]);
    expect(await go('sweep')).toMatchObject({ state: 'done', missing: 0 });
    expect(await sql('SELECT missing_since FROM diavgeia_acts WHERE ada = ?', [ada])).toEqual([{ missing_since: null }]);
  });

  it('tells readers as of when, whichever fields they ask for', async () => {
    const { body } = await office.http.get('/api/decisions?fields[0]=ada&pagination[pageSize]=2');
    expect(body.data).toHaveLength(2);
    for (const row of body.data as object[]) {
      expect(row).toMatchObject({ ada: expect.any(String), asOf: expect.stringMatching(/^20/) });
      expect(row).not.toHaveProperty('organizationUid');
    }
    const whole = await office.http.get('/api/decisions?pagination[pageSize]=1');
    expect(whole.body.data).toMatchObject([{ organizationUid: TOWN, asOf: expect.stringMatching(/^20/) }]);
  });

  it('counts a version once that came between the walk and the log', async () => {
    const ada = PECULIAR.future;
    standIn.shelf.edit(ada, { subject: 'Πρώτη αλλαγή' });
    standIn.script([{ when: `${ada}/versionlog`, fault: { kind: 'change', verb: 'edit', ada } }]);
    expect(await go('sync')).toMatchObject({ changed: 1 });
    standIn.script([]);
    expect(await go('sync')).toMatchObject({ changed: 1 });
    const versions = await sql<{ version_id: string }>('SELECT version_id FROM diavgeia_versions WHERE ada = ? ORDER BY at', [
      ada,
    ]);
    expect(versions.map(({ version_id }) => version_id)).toEqual(standIn.shelf.log(ada)?.map(({ versionId }) => versionId));
  });

  it('reads the logs of other acts where the portal cannot give one', async () => {
    const [one, other] = [PECULIAR.oddClock, PECULIAR.severalUnits];
    for (const ada of [one, other]) standIn.shelf.edit(ada, { subject: 'Αλλιώς' });
    standIn.script([{ times: 10_000, when: `${one}/versionlog`, fault: { kind: 'status', status: 503, retryAfter: 0 } }]);
    expect(await go('sync')).toMatchObject({ state: 'done', changed: 2 });
    const read = () =>
      sql<{ ada: string }>('SELECT ada FROM diavgeia_acts WHERE ada IN (?, ?) AND log_version IS NOT NULL ORDER BY 1', [
        one,
        other,
      ]);
    expect(await read()).toEqual([{ ada: other }]);
    standIn.script([]);
    await go('sync');
    expect(await read()).toHaveLength(2);
  }, 60_000);
});
