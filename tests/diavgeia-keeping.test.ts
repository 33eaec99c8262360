import { setTimeout as sleep } from 'node:timers/promises';

import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { ExposuresAnswer, MirrorsAnswer } from '../src/plugins/diavgeia/shared/contracts';
import { openOffice, type Office } from './support/office';
import { logIn, type Person } from './support/people';
import { AT_ONCE, openPortal, PECULIAR } from './support/portal';

const TOWN = '99001';

/** What the office does with its copy: decides what the public sees, tries failures again, sees what is missing. */
describe('The keeping of the mirror', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let clerk: Person;
  const env = process.env;
  beforeAll(async () => {
    // The portal's clock is an hour ahead of ours.
    ({ standIn } = await openPortal({ acts: 400, now: () => Date.now() + 3_600_000 }));
    office = await openOffice({ ...AT_ONCE, DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: `${TOWN},12345` });
    mirror = office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    clerk = await logIn(office, 'transparency');
    await go('backfill');
    (office.strapi.plugin('jobs').service('jobs') as unknown as { work(): void }).work();
  });
  afterAll(async () => {
    await office.close();
    await standIn.close();
    process.env = env;
  });
  afterEach(() => standIn.script([]));

  const go = (kind: 'backfill' | 'sync' | 'sweep') => mirror.go({ organizationUid: TOWN, kind });
  const sql = async <T>(text: string, values: unknown[] = []) =>
    (await office.strapi.db.connection.raw(text, values as never)).rows as T[];
  const decide = (subject: string, exposure: string | null) => clerk.put('/diavgeia/exposures', { subject, exposure });
  async function applied(): Promise<void> {
    for (;;) {
      const [{ jobs } = { jobs: 1 }] = await sql<{ jobs: number }>(
        'SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs',
      );
      const [run] = await sql<{ ended_at: Date | null }>('SELECT ended_at FROM diavgeia_exposing');
      if (jobs === 0 && run?.ended_at) return;
      await sleep(50);
    }
  }

  it('tells of versions from before we knew an act, with what changed between them', async () => {
    const [edited] = await sql<{ history: string }>('SELECT history FROM decisions WHERE ada = ?', [PECULIAR.edited]);
    const history = typeof edited?.history === 'string' ? (JSON.parse(edited.history) as unknown) : edited?.history;
    expect(history).toMatchObject([{ changed: [] }, { changed: ['subject'] }]);
    expect(
      await sql(`SELECT description FROM diavgeia_versions WHERE ada = ? AND description IS NOT NULL`, [PECULIAR.pending]),
    ).toEqual([{ description: 'Διπλή ανάρτηση' }]);
    expect(await sql('SELECT raw FROM diavgeia_versions WHERE ada = ? AND raw IS NOT NULL', [PECULIAR.revoked])).toEqual([]);
  });

  it('learns of what was changed on a clock that goes an hour before ours', async () => {
    const { ada } = standIn.shelf.all().find((act) => act.organizationId === TOWN && act.decisionTypeId === 'Α.2')!;
    standIn.shelf.correct(ada, { subject: 'Διορθωμένη κανονιστική' });
    expect(await go('sync')).toMatchObject({ changed: 1 });
    expect(await go('sync')).toMatchObject({ changed: 0, added: 0 });
  });

  it('hides a type from every door when the office says so, and shows it again', async () => {
    const doors = async () => {
      const { data } = await office.graphql<{ decisions_connection: { pageInfo: { total: number } } }>(
        '{ decisions_connection(filters: { decisionTypeUid: { eq: "Α.2" } }) { pageInfo { total } } }',
      );
      const rest = await office.http.get('/api/decisions').query({ 'filters[decisionTypeUid][$eq]': 'Α.2' });
      const found = await office.http.get('/api/search').query({ q: 'Διορθωμένη κανονιστική', locale: 'el' });
      return {
        graphql: data.decisions_connection.pageInfo.total,
        rest: (rest.body as { meta: { pagination: { total: number } } }).meta.pagination.total,
        search: JSON.stringify(found.body).includes('Διορθωμένη'),
        leadsTo: [...new Set(found.body.data.map(({ url }: { url: string }) => new URL(url).pathname.split('/', 3).join('/')))],
      };
    };
    const before = await doors();
    expect(before).toMatchObject({ graphql: before.rest, search: true, leadsTo: ['/decision/view'] });
    expect(before.graphql).toBeGreaterThan(3);
    expect((await decide('Α.2', 'hidden')).status).toBe(200);
    await applied();
    expect(await doors()).toEqual({ graphql: 0, rest: 0, search: false, leadsTo: [] });
    expect(await sql(`SELECT ada FROM decisions WHERE decision_type_uid = 'Α.2' AND subject IS NOT NULL`)).toEqual([]);
    await decide('Α.2', null);
    await applied();
    expect(await doors()).toEqual(before);
  });

  it('decides on one act at once, whatever its type', async () => {
    const shown = async () =>
      (await office.http.get('/api/decisions').query({ 'filters[ada][$eq]': PECULIAR.lookAlike })).body.data as object[];
    expect(await shown()).toHaveLength(1);
    // As somebody types it, in Latin letters.
    await decide(PECULIAR.lookAlike.toLowerCase().replaceAll('α', 'a'), 'hidden');
    expect(await shown()).toEqual([]);
    const { body } = await clerk.get('/diavgeia/exposures');
    expect((body as unknown as ExposuresAnswer).data).toContainEqual(
      expect.objectContaining({ subject: PECULIAR.lookAlike, kind: 'act', decided: 'hidden' }),
    );
    expect((await decide('τίποτα', 'hidden')).body.error).toMatchObject({ name: 'Refused' });
    await decide(PECULIAR.lookAlike, null);
    expect(await shown()).toHaveLength(1);
  });

  it('decides on what is left of a revoked act, of which nobody knows any longer what it said', async () => {
    const { ada } = standIn.shelf.post({ ...standIn.shelf.get(PECULIAR.newline)!, privateData: true });
    await go('sync');
    standIn.shelf.revoke(ada);
    await go('sync');
    const shown = async () => (await office.http.get('/api/decisions').query({ 'filters[ada][$eq]': ada })).body.data as object[];
    expect(await shown()).toEqual([]);
    await decide(ada, 'public');
    expect(await shown()).toMatchObject([{ ada, decisionStatus: 'revoked', subject: null }]);
    await decide(ada, 'hidden');
    expect(await shown()).toEqual([]);
  });

  it('leaves an act as it was posted, whoever opens it in the panel; only its department is the office’s', async () => {
    const [{ documentId } = { documentId: '' }] = await sql<{ documentId: string }>(
      `SELECT document_id AS "documentId" FROM decisions WHERE exposure = 'hidden' AND amount IS NOT NULL OR ada = ? ORDER BY exposure LIMIT 1`,
      [PECULIAR.personal],
    );
    const place = `/content-manager/collection-types/api::decision.decision/${documentId}`;
    const { data: form } = (await clerk.get(place)).body as { data: Record<string, unknown> };
    const untouched = Object.fromEntries(
      Object.entries(form).filter(
        ([name, value]) =>
          !/^(units|signers|categories|organization|department)$/.test(name) && name !== 'id' && value !== undefined,
      ),
    );
    for (const change of [{ exposure: 'public' }, { subject: 'Άλλο θέμα' }, { units: { connect: [], disconnect: [{ id: 1 }] } }])
      expect((await clerk.put(place, { ...untouched, ...change })).body.error).toMatchObject({
        details: { refusals: [{ code: 'act-as-posted' }] },
      });
    expect((await clerk.delete(place)).status).toBe(400);
    const town = { name: 'Δήμος', kind: 'municipality' as const };
    const organization = await office.strapi.documents('api::organization.organization').create({ data: town, locale: 'el' });
    const bureau = { name: 'Γραφείο Τύπου', organization: organization.documentId };
    const department = await office.strapi.documents('api::department.department').create({ data: bureau, locale: 'el' });
    const tied = {
      ...untouched,
      units: { connect: [], disconnect: [] },
      department: { connect: [{ documentId: department.documentId }] },
    };
    expect((await clerk.put(place, tied)).status).toBe(200);
  });

  it('writes by the new decision what comes after it', async () => {
    await decide('Α.3', 'hidden');
    const act = standIn.shelf.get(PECULIAR.newline)!;
    const { ada } = standIn.shelf.post({ ...act, decisionTypeId: 'Α.3', privateData: false });
    await go('sync');
    expect(await sql('SELECT exposure, subject FROM decisions WHERE ada = ?', [ada])).toEqual([
      { exposure: 'hidden', subject: null },
    ]);
  });

  it('lists what could not be read, with the months it leaves open, and reads it when told to', async () => {
    const wrong = { kind: 'status' as const, status: 400 };
    standIn.script([{ times: 100_000, when: 'from_issue_date=2015-', fault: wrong }]);
    expect(await go('sweep')).toMatchObject({ state: 'failed' });
    const state = async () =>
      ((await clerk.get('/diavgeia/mirrors')).body as unknown as MirrorsAnswer).data.find((one) => one.organizationUid === TOWN);
    const failed = await state();
    expect(failed?.failures.map(({ kind }) => kind)).toContain('window');
    expect(failed?.months.filter((month) => month.state === 'failed').map(({ month }) => month.slice(0, 4))).toContain('2015');
    standIn.script([]);
    expect((await clerk.post(`/diavgeia/mirrors/${TOWN}/order`, { order: 'again' })).status).toBe(200);
    for (let tries = 0; (await state())?.fault !== null && tries < 400; tries += 1) await sleep(50);
    expect(await state()).toMatchObject({ failures: [], fault: null });
    // What changed since the first reading is looked for too.
    await applied();
  });

  it('says of an organization that there is not, and of an account that is refused, one sentence each', async () => {
    await expect(mirror.go({ organizationUid: '12345', kind: 'sync' })).rejects.toThrow(
      'The portal knows no organization 12345; look at DIAVGEIA_ORGANIZATIONS.',
    );
    standIn.script([{ times: 100_000, when: 'search', fault: { kind: 'status', status: 401 } }]);
    const asked = standIn.requests.length;
    await expect(go('sync')).rejects.toMatchObject({ code: 'login-refused' });
    expect(standIn.requests.length - asked).toBeLessThan(6);
    standIn.script([]);
    expect(await go('sync')).toMatchObject({ state: 'done' });
  });

  it.each(['ΥΠΟΔΕΙΓΜΑ υπαλληλου', 'μεταταξη', 'Υπαλλήλου Μετάταξη', 'μΕτΆτΑξΗ τησ'])(
    'finds acts by words in any letters, order and accents: %s',
    async (words) => {
      const { body } = await clerk.get(`/diavgeia/acts?words=${encodeURIComponent(words)}`);
      expect((body.data as { ada: string }[]).map(({ ada }) => ada)).toContain(PECULIAR.personal);
    },
  );

  it('finds acts by their facets for those who may, hidden ones too', async () => {
    const { body } = await clerk.get(
      `/diavgeia/acts?type=${encodeURIComponent('Γ.3.5')}&words=${encodeURIComponent('υπαλλήλου')}`,
    );
    expect(body.data).toEqual(expect.arrayContaining([expect.objectContaining({ ada: PECULIAR.personal, exposure: 'hidden' })]));
    expect((await clerk.get('/diavgeia/facets')).body).toMatchObject({
      units: expect.arrayContaining([{ value: '990010', name: 'ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ' }]),
    });
    const writer = await logIn(office, 'writer');
    for (const path of ['/diavgeia/acts', '/diavgeia/exposures', '/diavgeia/mirrors'])
      expect((await writer.get(path)).status).toBe(403);
  });
});
