import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { CitationNotice } from '../src/plugins/diavgeia/shared/ties-contracts';
import { openEditorialOffice, type EditorialOffice } from './support/editorial';
import { logIn, type Person } from './support/people';
import { AT_ONCE, openPortal, PECULIAR } from './support/portal';
import { patiently } from './support/postgres-processes';

const TOWN = '99001';
const NOWHERE = '9ΖΖΖΩΨ9-ΖΖΖ';

describe('Acts of the transparency portal that entries cite', () => {
  let desk: EditorialOffice;
  let standIn: StandIn;
  let mirror: MirrorService;
  let transparency: Person, department: Person;
  const sent: { to: string; subject: string }[] = [];
  const env = process.env;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 120 }));
    desk = await openEditorialOffice({ ...AT_ONCE, DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWN, ROLE: 'all' });
    const { strapi } = desk.office;
    Object.assign(strapi.plugin('email'), {
      provider: { send: async (letter: (typeof sent)[number]) => void sent.push(letter) },
    });
    mirror = strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    [transparency, department] = [await logIn(desk.office, 'transparency'), await logIn(desk.office, 'department')];
    await go('backfill');
  });
  afterAll(async () => {
    await desk.office.close();
    await standIn.close();
    process.env = env;
  });
  afterEach(() => standIn.script([]));

  const go = (kind: 'backfill' | 'sync' | 'sweep') => mirror.go({ organizationUid: TOWN, kind });
  /** Acts that everybody may see, the newest first. */
  const someActs = () =>
    standIn.shelf
      .all()
      .filter(
        ({ organizationId, status, decisionTypeId }) =>
          organizationId === TOWN && status === 'PUBLISHED' && decisionTypeId === 'Α.2',
      )
      .map(({ ada }) => ada) as [string, string, string, string];
  const publishedCiting = async (citedAdas: string[]) => {
    const documentId = await desk.approved({ citedAdas });
    await desk.done(desk.head, documentId, 'publish');
    return documentId;
  };
  type Told = {
    citedAdas: string[];
    citedActs: { ada: string; state: string; subject: string | null; documentUrl: string | null }[];
  };
  const readGraphql = async (documentId: string) => {
    const { data, errors } = await desk.office.graphql<{ pressRelease: Told }>(
      `{ pressRelease(documentId: "${documentId}", locale: "el") { citedAdas citedActs { ada state subject issueDate url documentUrl changedAt } } }`,
    );
    expect(errors).toBeUndefined();
    return data.pressRelease;
  };
  const noticesOf = async (person: Person, documentId?: string) => {
    const query = documentId ? `?type=api::press-release.press-release&document=${documentId}` : '';
    return (await person.get(`/diavgeia/citation-notices${query}`)).body.data as CitationNotice[];
  };

  it('are told over GraphQL and REST with subject, date, links and state; of hidden ones only the number', async () => {
    const [ada] = someActs();
    const documentId = await publishedCiting([ada.toLowerCase(), PECULIAR.personal, PECULIAR.revoked, NOWHERE]);
    const { citedAdas, citedActs } = await readGraphql(documentId);
    expect(citedAdas).toEqual([ada, PECULIAR.personal, PECULIAR.revoked, NOWHERE]);
    expect(citedActs).toMatchObject([
      { ada, state: 'in_force', subject: standIn.shelf.get(ada)?.subject, documentUrl: expect.stringContaining('/doc/') },
      { ada: PECULIAR.personal, state: 'unknown' },
      { ada: PECULIAR.revoked, state: 'revoked', subject: null, documentUrl: null },
      { ada: NOWHERE, state: 'unknown' },
    ]);
    const [, hidden, , nowhere] = citedActs.map(({ ada: _, ...rest }) => JSON.stringify({ ...rest, url: '' }));
    expect(hidden).toBe(nowhere);
    const rest = await desk.office.http.get(`/api/press-releases/${documentId}?locale=el`);
    expect(rest.body.data.citedActs.map((act: { state: string }) => act.state)).toEqual([
      'in-force',
      'unknown',
      'revoked',
      'unknown',
    ]);
    expect(JSON.stringify(rest.body) + JSON.stringify(rest.headers)).not.toMatch(/Μετάταξη|090000045/);
    const query = `{ decisions(filters: { ada: { eq: "${ada}" } }) { citedBy(locale: "el") { type documentId title } } }`;
    const text = { type: 'press-releases', documentId, title: 'Νέα ώρα' };
    expect((await desk.office.graphql(query)).data).toEqual({ decisions: [{ citedBy: [text] }] });
  });

  it('are cited by numbers alone, and a text that cites another is not what was approved', async () => {
    const [ada, other] = someActs();
    await expect(desk.drafted('Νέα ώρα', { citedAdas: ['απόφαση 12'] })).rejects.toThrow(/ΑΔΑ/);
    const documentId = await desk.approved({ citedAdas: [ada] });
    await desk.releases().update({ documentId, locale: 'el', data: { citedAdas: [ada, other] } as never });
    expect((await desk.standing(documentId)).state).toBe('draft');
  });

  it('are told anew when the portal corrects and revokes them, and their editors hear of each once', async () => {
    const [, , ada, other] = someActs();
    const documentId = await publishedCiting([ada, other]);
    const query = { id: { $gt: 0 } };
    const writer: { id: number } = await desk.office.strapi.db
      .query('admin::user')
      .findOne({ where: { email: 'writer@demo.example', ...query } });
    await desk.office.strapi.db
      .connection('press_releases')
      .where({ document_id: documentId })
      .update({ updated_by_id: writer.id, created_by_id: writer.id });
    expect((await readGraphql(documentId)).citedActs.map(({ state }) => state)).toEqual(['in_force', 'in_force']);
    sent.length = 0;
    standIn.shelf.correct(ada, { subject: 'Διορθωμένο θέμα' });
    standIn.shelf.revoke(other);
    await go('sync');
    await go('sync');
    await go('sweep');
    expect((await readGraphql(documentId)).citedActs).toMatchObject([
      { state: 'corrected', subject: 'Διορθωμένο θέμα', changedAt: expect.stringMatching(/^20/) },
      { state: 'revoked', subject: null },
    ]);
    const notices = await noticesOf(desk.writer, documentId);
    expect(notices.map(({ ada: about, kind, title }) => [about, kind, title])).toEqual(
      expect.arrayContaining([
        [ada, 'corrected', 'Νέα ώρα'],
        [other, 'revoked', 'Νέα ώρα'],
      ]),
    );
    expect(notices).toHaveLength(2);
    await patiently(async () => expect(sent.filter(({ to }) => to === 'writer@demo.example')).toHaveLength(2));
    expect(sent.map(({ subject }) => subject).sort()).toEqual([
      expect.stringMatching(/: Νέα ώρα$/),
      expect.stringMatching(/: Νέα ώρα$/),
    ]);
    expect((await desk.writer.post(`/diavgeia/citation-notices/${notices[0]!.id}/done`)).status).toBe(200);
    expect((await desk.writer.post(`/diavgeia/citation-notices/${notices[0]!.id}/done`)).status).toBe(404);
    expect(await noticesOf(desk.writer, documentId)).toHaveLength(1);
    expect(await noticesOf(transparency, documentId)).toHaveLength(1);
    expect(await noticesOf(department, documentId)).toEqual([]);
    expect(await desk.standing(documentId)).toMatchObject({ live: 'published', edition: 1 });
  });

  it('are looked up by number, its beginning, address, protocol number and words, with look-alike letters', async () => {
    const [ada] = someActs();
    const act = standIn.shelf.get(ada)!;
    const look = async (q: string, person = desk.writer) =>
      (await person.get(`/diavgeia/lookup?q=${encodeURIComponent(q)}`)).body as { data: { ada: string }[]; ada: string | null };
    expect(await look(ada.replaceAll('Α', 'A').toLowerCase())).toMatchObject({ ada, data: [{ ada, subject: act.subject }] });
    expect((await look(`https://diavgeia.gov.gr/doc/${encodeURIComponent(ada)}?inline=true`)).ada).toBe(ada);
    expect((await look(ada.slice(0, 6))).data.map((one) => one.ada)).toContain(ada);
    expect((await look(act.protocolNumber)).data.map((one) => one.ada)).toContain(ada);
    expect((await look('διορθωμενο θεμα')).data).toHaveLength(1);
    expect(await look(PECULIAR.personal)).toEqual({ ada: PECULIAR.personal, data: [] });
    expect(await look('Μετάταξη')).toMatchObject({ data: [] });
    expect((await department.get('/diavgeia/lookup?q=abc')).status).toBe(403);
  });

  it('of bodies that are not mirrored are followed too: corrected, gone, there again, revoked', async () => {
    const { ada } = standIn.shelf.post({ ...standIn.shelf.get(someActs()[0])!, organizationId: '99002', subject: 'Ξένη πράξη' });
    const documentId = await publishedCiting([ada]);
    const jobs = desk.office.strapi.plugin('jobs').service('jobs') as unknown as { enqueue(job: object): Promise<unknown> };
    const becomes = async (state: string) => {
      await jobs.enqueue({ task: 'diavgeia.cited', payload: {}, key: 'diavgeia.cited' });
      await patiently(async () => expect((await readGraphql(documentId)).citedActs).toMatchObject([{ state }]));
    };
    await becomes('in_force');
    standIn.shelf.correct(ada, { subject: 'Ξένη, διορθωμένη' });
    await becomes('corrected');
    const act = standIn.shelf.get(ada)!;
    standIn.shelf.remove(ada);
    await becomes('missing');
    standIn.shelf.put(act);
    await becomes('corrected');
    standIn.shelf.revoke(ada);
    await becomes('revoked');
    const kinds = (await noticesOf(transparency, documentId)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['corrected', 'missing', 'revoked']);
  }, 60_000);

  it('are fetched from the portal, with a clear word where that fails', async () => {
    const foreign = standIn.shelf.post({ ...standIn.shelf.get(someActs()[0])!, organizationId: '99002', subject: 'Ξένη πράξη' });
    const fetch = async (ada: string) =>
      (await desk.writer.post(`/diavgeia/acts/${encodeURIComponent(ada)}/fetch`)).body as {
        data: { state: string };
        against: string;
      };
    expect(await fetch(foreign.ada)).toMatchObject({ data: { state: 'in-force', subject: 'Ξένη πράξη' }, against: null });
    expect((await fetch(NOWHERE)).against).toMatch(/no act with this ΑΔΑ/);
    standIn.script([{ times: 5, fault: { kind: 'status', status: 503, retryAfter: 0 } }]);
    expect(await fetch(NOWHERE)).toMatchObject({ data: { state: 'unknown' }, against: expect.stringMatching(/does not answer/) });
  });
});
