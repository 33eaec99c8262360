import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { StandIn } from '../src/plugins/diavgeia/api';
import type { Office } from './support/office';
import { openMirror, PECULIAR } from './support/portal';

const TOWN = '99001';

describe('The mirror of the transparency portal', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let opened: Awaited<ReturnType<typeof openMirror>>;
  beforeAll(async () => {
    opened = await openMirror({ acts: 900 });
    ({ office, standIn, mirror } = opened);
  });
  afterAll(() => opened.close());
  afterEach(() => standIn.script([]));

  const sql = <T>(text: string, values: unknown[] = []) => opened.sql<T>(text, values);
  type Kept = { ada: string; version_id: string; decision_status: string; issue_date: string };
  /** Both sides act by act: number, version and state. */
  const expectSame = async () => {
    const kept = await sql<Kept>(
      'SELECT ada, version_id, decision_status FROM decisions WHERE organization_uid = ? ORDER BY ada',
      [TOWN],
    );
    const there = standIn.shelf.all().filter(({ organizationId }) => organizationId === TOWN);
    const mine = kept.map(({ ada, version_id, decision_status }) => `${ada} ${version_id} ${decision_status}`);
    const theirs = there.map(({ ada, versionId, status }) => `${ada} ${versionId} ${status.toLowerCase().replace('_', '-')}`);
    expect(mine.sort()).toEqual(theirs.sort());
  };
  const go = (kind: 'backfill' | 'sync' | 'sweep') => mirror.go({ organizationUid: TOWN, kind });

  it('holds every act after the first time, and finds nothing new after that', async () => {
    const report = await go('backfill');
    expect(report).toMatchObject({ kind: 'backfill', state: 'done', failed: 0, refused: 0 });
    await expectSame();
    expect(await go('sync')).toMatchObject({ kind: 'sync', state: 'done', added: 0, changed: 0 });
    expect(await go('sweep')).toMatchObject({ kind: 'sweep', state: 'done', added: 0, changed: 0, missing: 0 });
  });

  it('shows readers what they may know, and finds it by unit, signer, category, type, amount', async () => {
    type Answer = { decisions: { ada: string; units: { label: string }[] }[] };
    const ask = async (filters: string) => {
      const { data, errors } = await office.graphql<Answer>(
        `{ decisions(filters: ${filters}, pagination: { pageSize: 100 }) { ada subject issueDate amount units { uid label } signers { lastName } categories { label } } }`,
      );
      expect(errors).toBeUndefined();
      return data.decisions;
    };
    expect(await ask(`{ ada: { eq: "${PECULIAR.severalUnits}" } }`)).toMatchObject([
      { units: [{ label: 'ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ' }, { label: 'ΔΗΜΟΤΙΚΗ ΕΠΙΤΡΟΠΗ' }] },
    ]);
    expect(await ask(`{ ada: { eq: "${PECULIAR.athensMidnight}" } }`)).toMatchObject([{ issueDate: '2013-01-15' }]);
    expect(
      (await ask('{ units: { uid: { eq: "990013" } }, decisionTypeUid: { eq: "Β.1.3" }, amount: { gt: 100 } }')).length,
    ).toBeGreaterThan(5);
    expect((await ask('{ categories: { uid: { eq: "20" } }, signers: { uid: { eq: "9900100" } } }')).length).toBeGreaterThan(5);
    expect(await ask(`{ ada: { eq: "${PECULIAR.personal}" } }`)).toEqual([]);
    expect(await ask(`{ subject: { containsi: "υπαλλήλου" } }`)).toEqual([]);
    expect(JSON.stringify(await sql('SELECT * FROM decisions WHERE ada = ?', [PECULIAR.personal]))).not.toContain('Μετάταξη');
  });

  it('lists and counts over REST what fits several facets, page by page', async () => {
    type Page = { data: { ada: string; issueDate: string }[]; meta: { pagination: Record<string, number> } };
    const list = async (type: string, pagination: object) => {
      const facets = { units: { uid: { $eq: '990013' } }, decisionTypeUid: { $eq: type }, issueDate: { $gte: '2012-01-01' } };
      const answer = await office.http.get('/api/decisions').query({ filters: facets, sort: 'issueDate:desc', pagination });
      return answer.body as Page;
    };
    const fitting = await sql<{ ada: string }>(
      `SELECT ada FROM decisions JOIN decisions_units_lnk ON decision_id = decisions.id JOIN decision_units ON decision_units.id = decision_unit_id
        WHERE uid = '990013' AND decision_type_uid = 'Β.1.3' AND issue_date >= '2012-01-01' AND exposure <> 'hidden'
        ORDER BY issue_date DESC, decisions.id`,
    );
    const adas = fitting.map(({ ada }) => ada);
    const total = adas.length;
    const pageCount = Math.ceil(total / 20);
    expect(pageCount).toBeGreaterThan(1);
    const pages = [];
    for (let page = 1; page <= pageCount; page += 1) {
      const { data, meta } = await list('Β.1.3', { page, pageSize: 20 });
      expect(meta.pagination).toEqual({ page, pageSize: 20, pageCount, total });
      pages.push(...data);
    }
    expect(pages.map(({ ada }) => ada)).toEqual(adas);
    const beyond = await list('Β.1.3', { page: pageCount + 1, pageSize: 20 });
    expect(beyond).toMatchObject({ data: [], meta: { pagination: { page: pageCount + 1, total } } });
    const some = await list('Β.1.3', { start: 1, limit: 2 });
    expect(some.data.map(({ ada }) => ada)).toEqual(adas.slice(1, 3));
    expect(some.meta.pagination).toEqual({ start: 1, limit: 2, total });
    const uncounted = await list('Β.1.3', { page: 1, pageSize: 2, withCount: false });
    expect(uncounted).toMatchObject({
      data: [{ ada: adas[0] }, { ada: adas[1] }],
      meta: { pagination: { page: 1, pageSize: 2 } },
    });
    const none = await list('Θ', {});
    expect(none).toMatchObject({ data: [], meta: { pagination: { page: 1, pageSize: 25, pageCount: 0, total: 0 } } });
  });

  it('learns of corrections, revocations and new acts, however old', async () => {
    const old = standIn.shelf
      .all()
      .filter(
        ({ organizationId, status, decisionTypeId }) =>
          organizationId === TOWN && status === 'PUBLISHED' && decisionTypeId === 'Α.2',
      );
    const [first, second, third] = old.slice(-3).map(({ ada }) => ada) as [string, string, string];
    standIn.shelf.correct(first, { subject: 'Νέο θέμα' });
    standIn.shelf.revoke(second);
    standIn.shelf.askRevocation(third, 'Διπλή');
    const posted = standIn.shelf.post({ ...standIn.shelf.get(first)!, subject: 'Νέα πράξη' });
    expect(await go('sync')).toMatchObject({ added: 1, changed: 3, revoked: 1 });
    await expectSame();
    const [corrected] = await sql<{ subject: string; history: string }>('SELECT * FROM decisions WHERE ada = ?', [first]);
    expect(corrected?.subject).toBe('Νέο θέμα');
    expect(JSON.parse(corrected?.history ?? '')).toMatchObject([{ changed: [] }, { changed: ['subject'] }]);
    expect(await sql('SELECT subject, document_url, decision_status FROM decisions WHERE ada = ?', [second])).toEqual([
      { subject: null, document_url: null, decision_status: 'revoked' },
    ]);
    expect(
      await sql('SELECT raw FROM diavgeia_acts WHERE ada = ? UNION ALL SELECT raw FROM diavgeia_versions WHERE ada = ?', [
        second,
        second,
      ]),
    ).toEqual([{ raw: null }, { raw: null }, { raw: null }]);
    expect(await sql('SELECT ada FROM decisions WHERE ada = ?', [posted.ada])).toHaveLength(1);
  });

  it('loses nothing while pages drift', async () => {
    const many = standIn.shelf.all().filter(({ organizationId }) => organizationId === TOWN);
    const low = many.at(-40)!.ada;
    await sql('DELETE FROM diavgeia_mirrors');
    await sql('TRUNCATE diavgeia_acts, diavgeia_versions, decisions CASCADE');
    standIn.script([
      { times: 10_000, fault: { kind: 'small-pages', size: 10 } },
      { when: 'page=1', skip: 3, fault: { kind: 'change', verb: 'edit', ada: low } },
      { when: 'page=1', skip: 5, fault: { kind: 'change', verb: 'post', ada: low } },
      { when: 'page=1', skip: 7, fault: { kind: 'change', verb: 'revoke', ada: many.at(-60)!.ada } },
    ]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0 });
    standIn.script([]);
    await go('sync');
    await expectSame();
  });

  it('reads in shorter ranges where the portal cuts them further', async () => {
    await sql('DELETE FROM diavgeia_mirrors');
    // The days that nobody means are as many again, and would take their time.
    standIn.script([{ times: 100_000, when: 'from_issue_date=20[012]', fault: { kind: 'narrowed', days: 50 } }]);
    expect(await go('backfill')).toMatchObject({ state: 'done', failed: 0, added: 0, changed: 0 });
  });

  it('keeps what cannot be read aside until it can be', async () => {
    standIn.script([
      { times: 10_000, when: 'search', fault: { kind: 'stub', ada: PECULIAR.newline } },
      { times: 10_000, when: `decisions/${PECULIAR.newline}`, fault: { kind: 'status', status: 404 } },
    ]);
    expect(await go('sweep')).toMatchObject({ state: 'done', refused: 1 });
    expect((await mirror.status())[0]?.failures).toMatchObject([{ what: PECULIAR.newline, told: [{ code: 'error-in-place' }] }]);
    standIn.script([]);
    expect(await go('sweep')).toMatchObject({ state: 'done', refused: 0 });
    expect((await mirror.status())[0]?.failures).toEqual([]);
  });

  it('marks what the portal no longer has', async () => {
    standIn.shelf.remove(PECULIAR.lookAlike);
    expect(await go('sweep')).toMatchObject({ missing: 1 });
    const [gone] = await sql<{ missing_since: Date | null }>('SELECT missing_since FROM decisions WHERE ada = ?', [
      PECULIAR.lookAlike,
    ]);
    expect(gone?.missing_since).not.toBeNull();
  });

  it('keeps the last good copy through an outage, and goes on where it was', async () => {
    const before = (await mirror.status())[0]?.as_of;
    standIn.script([{ when: 'search', skip: 20, times: 5, fault: { kind: 'status', status: 503, retryAfter: 0 } }]);
    await expect(go('sync')).rejects.toMatchObject({ code: 'unavailable' });
    expect((await mirror.status())[0]).toMatchObject({
      as_of: before,
      fault: [{ code: 'unavailable', params: { status: 503 } }],
      open: { done: 20 },
    });
    standIn.script([]);
    expect(await go('sync')).toMatchObject({ state: 'done' });
    expect((await mirror.status())[0]).toMatchObject({ fault: null, open: null });
  });

  it('walks once at a time, and not for an organization that there is not', async () => {
    standIn.script([{ when: 'search', fault: { kind: 'slow', ms: 500 } }]);
    const [one, two] = await Promise.allSettled([go('sync'), go('sync')]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(mirror.go({ organizationUid: '12345', kind: 'sync' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
