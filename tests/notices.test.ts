import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { logIn, type Person } from './support/people';
import { patiently } from './support/postgres-processes';

const RELEASE = 'api::press-release.press-release';
const EIGHT_IN_ATHENS = /T0[56]:00:00/;

type Letter = { to: string; subject: string; text: string };

describe('Notices', () => {
  let office: Office;
  let writer: Person, editor: Person, head: Person, admin: Person;
  let organization: string;
  const sent: Letter[] = [];

  beforeAll(async () => {
    office = await openOffice({ ROLE: 'all' });
    Object.assign(office.strapi.plugin('email'), { provider: { send: async (letter: Letter) => void sent.push(letter) } });
    [writer, editor] = [await logIn(office, 'writer'), await logIn(office, 'editor')];
    [head, admin] = [await logIn(office, 'head'), await logIn(office, 'admin')];
    const data = { name: 'Δήμος', kind: 'municipality' as const };
    organization = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' })).documentId;
    await admin.put('/notices/preference', { timing: 'never' });
    for (const [name, preferedLanguage] of [
      ['editor', 'tr'],
      ['head', 'el'],
      ['writer', 'en'],
    ] as const)
      await office.strapi.db
        .query('admin::user')
        .update({ where: { email: `${name}@demo.example` }, data: { preferedLanguage } });
  });
  afterAll(() => office.close());
  beforeEach(() => void (sent.length = 0));

  const draft = (fields: object = {}) => draftRelease(office, { title: 'Νέο ωράριο', organization, ...fields });
  const act = async (person: Person, documentId: string, verb: string, words: object = {}) => {
    const answer = await person.post(`/editorial/${RELEASE}/${documentId}/${verb}`, words);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  };
  const letters = (count: number) =>
    patiently(async () => {
      expect(sent).toHaveLength(count);
      return sent.map(({ to, subject }) => `${to}: ${subject}`).sort();
    });
  const jobsFor = async (task: string) => {
    const { rows } = await office.strapi.db.connection.raw(
      `SELECT j.run_at, j.payload FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id WHERE t.identifier = ?`,
      [task],
    );
    return rows as { run_at: Date; payload: { person: number } }[];
  };

  it('go to those who may approve, in their own language, and back to whoever submitted', async () => {
    const { documentId } = await draft();
    await act(writer, documentId, 'submit');
    await letters(2);
    expect(sent.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['editor@demo.example', 'Onay bekliyor: Νέο ωράριο'],
      ['head@demo.example', 'Προς έγκριση: Νέο ωράριο'],
    ]);
    const [{ text } = { text: '' }] = sent;
    expect(text).toContain(`/admin/content-manager/collection-types/${RELEASE}/${documentId}?plugins%5Bi18n%5D%5Blocale%5D=el`);
    expect(text).toContain('Writer Demo');
    expect(text).not.toContain('Κείμενο');
    sent.length = 0;
    await act(editor, documentId, 'return', { reason: 'Λείπει η μυστική ώρα.' });
    await letters(1);
    expect(sent[0]).toMatchObject({ to: 'writer@demo.example', subject: 'Returned: Νέο ωράριο' });
    expect(sent[0]?.text).not.toContain('μυστική');
  });

  it('go once a day, at eight, to those who chose so, and never to those who chose that', async () => {
    expect((await editor.get('/notices/preference')).body.data).toEqual({ timing: 'at-once' });
    expect((await editor.put('/notices/preference', { timing: 'daily' })).body.data).toEqual({ timing: 'daily' });
    await head.put('/notices/preference', { timing: 'never' });
    expect((await editor.put('/notices/preference', { timing: 'hourly' })).status).toBe(400);
    expect((await editor.put('/notices/preference', { timing: 'never', person: 1 })).status).toBe(400);
    expect((await office.http.get('/notices/preference')).status).toBe(401);
    for (const title of ['Πρώτο', 'Δεύτερο']) await act(writer, (await draft({ title })).documentId, 'submit');
    const [job, ...others] = await jobsFor('notices.digest');
    expect(others).toEqual([]);
    expect(new Date(job?.run_at ?? 0).toISOString()).toMatch(EIGHT_IN_ATHENS);
    expect(sent).toEqual([]);
    await office.strapi.db.connection.raw(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
    await letters(1);
    expect(sent[0]).toMatchObject({ to: 'editor@demo.example', subject: 'Büroda dünden bugüne (2)' });
    expect(sent[0]?.text).toMatch(/Πρώτο[^]*Δεύτερο/);
    await patiently(async () => expect(await office.strapi.db.query('plugin::notices.notice').count()).toBe(0));
  });

  it('go to all others who may countersign when something went out without clearance', async () => {
    await head.put('/notices/preference', { timing: 'at-once' });
    await admin.put('/notices/preference', { timing: 'at-once' });
    await editor.put('/notices/preference', { timing: 'at-once' });
    const force = (documentId: string) => act(head, documentId, 'force-publish', { reason: 'Επείγουσα ανάγκη για το κοινό.' });
    const { documentId } = await draft();
    await force(documentId);
    await letters(2);
    expect(sent.map(({ to }) => to).sort()).toEqual(['admin@demo.example', 'editor@demo.example']);
    sent.length = 0;
    // Whoever wrote it cannot sign for it, handed in or not.
    const { documentId: written } = await draft();
    await editor.put(`/content-manager/collection-types/${RELEASE}/${written}?locale=el`, { subtitle: 'Του επιμελητή' });
    await force(written);
    expect(await letters(1)).toEqual([expect.stringMatching(/^admin@/)]);
    sent.length = 0;
    expect((await editor.post(`/editorial/${RELEASE}/${documentId}/countersign`)).status).toBe(200);
    await admin.put('/notices/preference', { timing: 'never' });
  });

  it('go to whoever submitted when it was approved, and when its time came', async () => {
    await editor.put('/notices/preference', { timing: 'never' });
    await head.put('/notices/preference', { timing: 'never' });
    const { documentId } = await draft({ title: 'Στην ώρα του' });
    await act(writer, documentId, 'submit');
    await act(editor, documentId, 'approve');
    await letters(1);
    await act(editor, documentId, 'schedule', { at: new Date(Date.now() + 1_500).toISOString() });
    await letters(2);
    expect(sent.map(({ subject }) => subject)).toEqual(['Approved: Στην ώρα του', 'Published: Στην ώρα του']);
  });

  it('name all languages that were acted on together, in one letter', async () => {
    await editor.put('/notices/preference', { timing: 'at-once' });
    await head.put('/notices/preference', { timing: 'daily' });
    for (const locale of ['en', 'tr'] as const)
      await office.strapi
        .documents('api::organization.organization')
        .update({ documentId: organization, locale, data: { name: 'Municipality' } });
    const { documentId } = await draft({ title: 'Σε τρεις γλώσσες' });
    for (const [locale, title] of [
      ['en', 'In three languages'],
      ['tr', 'Üç dilde'],
    ] as const) {
      const body = [{ type: 'paragraph', children: [{ type: 'text', text: title }] }];
      const data = { title, summary: title, body, organization } as never;
      await office.strapi.documents(RELEASE).update({ documentId, locale, data });
    }
    await act(writer, documentId, 'submit', { locale: ['el', 'en', 'tr'] });
    await letters(1);
    expect(sent[0]).toMatchObject({ to: 'editor@demo.example', subject: 'Onay bekliyor: Üç dilde' });
    expect(sent[0]?.text).toContain('(Yunanca, İngilizce, Türkçe)');
    expect(sent[0]?.text).toContain('locale%5D=tr');
    const waiting = await office.strapi.db.query('plugin::notices.notice').findMany({ where: { document: documentId } });
    expect(waiting).toMatchObject([{ language: 'el', others: [{ language: 'en' }, { language: 'tr', title: 'Üç dilde' }] }]);
    sent.length = 0;
    await act(head, documentId, 'return', { locale: ['el', 'en'], reason: 'Λείπει η μυστική ώρα.' });
    await letters(1);
    expect(sent[0]).toMatchObject({ to: 'writer@demo.example', subject: 'Returned: In three languages' });
    expect(sent[0]?.text).toContain('(Greek, English)');
    expect(sent[0]?.text).not.toContain('μυστική');
    expect(sent[0]?.text).toContain('/admin/settings/my-e-mails');
  });

  it('are not ordered for what was refused', async () => {
    for (const person of [editor, head]) await person.put('/notices/preference', { timing: 'never' });
    const { documentId } = await draft();
    const ordered = await watchOrders(documentId);
    await act(writer, documentId, 'submit');
    expect((await writer.post(`/editorial/${RELEASE}/${documentId}/approve`)).status).toBe(400);
    expect(await ordered()).toEqual([]);
    await act(editor, documentId, 'approve');
    expect(await ordered()).toEqual(['approved']);
  });

  /** The kinds of letters ever ordered about a document, also of those that were sent meanwhile. */
  async function watchOrders(documentId: string) {
    const { connection } = office.strapi.db;
    await connection.raw('CREATE TABLE ordered (notice json)');
    await connection.raw(`CREATE FUNCTION note_order() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO ordered VALUES (NEW.payload); RETURN NULL; END $$`);
    await connection.raw(
      'CREATE TRIGGER note_order AFTER INSERT ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION note_order()',
    );
    return async () => {
      const kinds = `SELECT notice->>'kind' AS kind FROM ordered WHERE notice->>'document' = ?`;
      const { rows } = await connection.raw(kinds, [documentId]);
      return (rows as { kind: string }[]).map(({ kind }) => kind);
    };
  }
});
