import type { ColleaguesAnswer, RemarksAnswer, ShownRemark, TraysAnswer } from '../src/plugins/editorial/shared/contracts';
import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { logIn, type Person } from './support/people';
import { patiently } from './support/postgres-processes';

const WORDS = 'Ποια ώρα ισχύει; Ρωτήστε τη γραμματεία.';
const NOWHERE = 'x'.repeat(24);

type Letter = { to: string; subject: string; text: string };

describe('Remarks', () => {
  let desk: EditorialOffice;
  let department: Person, protocol: Person;
  let documentId: string;
  const ids: Record<string, number> = {};
  const sent: Letter[] = [];

  beforeAll(async () => {
    desk = await openEditorialOffice({ ROLE: 'all' });
    Object.assign(desk.office.strapi.plugin('email'), { provider: { send: async (letter: Letter) => void sent.push(letter) } });
    [department, protocol] = [await logIn(desk.office, 'department'), await logIn(desk.office, 'protocol')];
    await logIn(desk.office, 'moderator');
    const users = await desk.office.strapi.db.query('admin::user').findMany();
    for (const { id, email } of users) ids[email.split('@')[0]] = id;
    await desk.office.strapi.db
      .query('admin::user')
      .update({ where: { email: 'writer@demo.example' }, data: { preferedLanguage: 'el' } });
  });
  afterAll(() => desk.office.close());
  beforeEach(async () => {
    documentId = await desk.drafted('Νέα ώρα λειτουργίας');
    sent.length = 0;
  });

  const path = (more = '', id = documentId) => `${desk.at(id)}/remarks${more}`;
  const list = async (by: Person, locale = 'el') =>
    ((await by.get(`${path()}?locale=${locale}`)).body as unknown as RemarksAnswer).data;
  const leave = async (by: Person, said: object = {}): Promise<ShownRemark> => {
    const { status, body } = await by.post(path(), { locale: 'el', text: WORDS, ...said });
    expect([status, body.error]).toEqual([200, undefined]);
    return (body as unknown as RemarksAnswer).data[0]!;
  };
  const tray = async (by: Person) => {
    const { data } = (await by.get('/editorial/trays')).body as unknown as TraysAnswer;
    return data.remarks.filter((waiting) => waiting.documentId === documentId);
  };
  const told = (fault: { body: { error?: { name: string; message: string; details: unknown } } }) => {
    const { refusals = [] } = fault.body.error?.details as { refusals?: { code: string }[] };
    return refusals.map(({ code }) => code);
  };
  const logged = async () => {
    const { rows } = await desk.office.strapi.db.connection.raw(
      `SELECT act, coalesce(before::text, '') || coalesce(after::text, '') || coalesce(note, '') AS words
       FROM audit_log WHERE document_id = ? AND act LIKE 'editorial.remark%' ORDER BY number`,
      [documentId],
    );
    return rows as { act: string; words: string }[];
  };

  it('reach the addressee beside the form, on the first page and by mail, which says nothing of them', async () => {
    await leave(desk.editor, { to: ids.writer });
    const second = await leave(desk.head, { text: 'Και μια δεύτερη.' });
    const [newest, oldest] = await list(desk.writer);
    expect(newest).toMatchObject({ id: second.id, to: null, dealt: null, canTakeBack: false });
    expect(oldest).toMatchObject({ text: WORDS, by: { name: 'Editor Demo' }, to: { id: ids.writer, name: 'Writer Demo' } });
    expect(await tray(desk.writer)).toMatchObject([{ note: WORDS, by: 'Editor Demo', language: 'el' }]);
    expect([await tray(desk.editor), await tray(desk.head)]).toEqual([[], []]);
    await patiently(async () => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ to: 'writer@demo.example', subject: 'Παρατήρηση για εσάς: Νέα ώρα λειτουργίας' });
    expect(sent[0]?.text).not.toContain('γραμματεία');
    expect(await list(desk.writer, 'en')).toEqual([]);
  });

  it('are mailed when the addressee wants it, and not to whoever wrote them', async () => {
    await desk.writer.put('/notices/preference', { timing: 'daily' });
    await desk.editor.put('/notices/preference', { timing: 'never' });
    await leave(desk.head, { to: ids.writer });
    await leave(desk.head, { to: ids.editor });
    await leave(desk.head, { to: ids.head });
    const waiting = await desk.office.strapi.db.query('plugin::notices.notice').findMany({ where: { document: documentId } });
    expect(waiting).toMatchObject([{ kind: 'remark', person: ids.writer }]);
    expect(sent).toEqual([]);
    for (const person of [desk.writer, desk.editor]) await person.put('/notices/preference', { timing: 'at-once' });
  });

  it('are dealt with by whoever sees the entry, once', async () => {
    const { id } = await leave(desk.editor, { to: ids.writer });
    const both = await Promise.all([desk.writer, desk.translator].map((by) => by.post(path(`/${id}/done`), { locale: 'el' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(both.flatMap((answer) => (answer.status === 400 ? told(answer) : []))).toEqual(['dealt-with-before']);
    const [remark] = await list(desk.editor);
    expect(remark).toMatchObject({ dealt: { by: expect.stringContaining('Demo') }, canTakeBack: false });
    expect(await tray(desk.writer)).toEqual([]);
  });

  it('are taken back by their author alone, until somebody answered or dealt with them', async () => {
    const { id } = await leave(desk.editor, { to: ids.writer });
    const back = (by: Person, one = id) => by.delete(path(`/${one}?locale=el`));
    expect(told(await back(desk.writer))).toEqual(['not-your-remark']);
    const answer = await leave(desk.writer, { text: 'Η δεύτερη.', to: ids.editor, answers: id });
    expect(answer).toMatchObject({ answers: 'Editor Demo', canTakeBack: true });
    expect(told(await back(desk.editor))).toEqual(['answered-before']);
    expect((await back(desk.writer, answer.id)).status).toBe(200);
    expect((await back(desk.editor)).status).toBe(200);
    expect(await list(desk.editor)).toEqual([]);
    expect((await back(desk.editor)).status).toBe(404);
    const entries = await logged();
    expect(entries.map(({ act }) => act)).toEqual([
      'editorial.remark',
      'editorial.remark',
      'editorial.remark-taken-back',
      'editorial.remark-taken-back',
    ]);
    expect(entries.map(({ words }) => words).join()).not.toMatch(/γραμματεία|δεύτερη/);
    expect(entries[0]?.words).toContain('Writer Demo');
    expect((await desk.standing(documentId)).history).toEqual([]);
  });

  it('are for those who work on such entries, and for nobody else', async () => {
    const { data } = (await desk.writer.get(`${desk.at(documentId)}/colleagues?locale=el`)).body as unknown as ColleaguesAnswer;
    expect(data.map(({ id }) => id).sort()).toEqual(
      ['writer', 'editor', 'head', 'translator', 'admin'].map((name) => ids[name]).sort(),
    );
    for (const to of [ids.department, ids.protocol, ids.moderator, 999_999])
      expect(told(await desk.editor.post(path(), { locale: 'el', text: WORDS, to }))).toEqual(['no-such-colleague']);
    const { strapi } = desk.office;
    await strapi.db.query('admin::user').update({ where: { id: ids.translator }, data: { blocked: true } });
    const blocked = await desk.editor.post(path(), { locale: 'el', text: WORDS, to: ids.translator });
    await strapi.db.query('admin::user').update({ where: { id: ids.translator }, data: { blocked: false } });
    expect(told(blocked)).toEqual(['no-such-colleague']);
  });

  it.each([
    ['nothing', { text: '' }, 400, 'Γράψτε την παρατήρηση.'],
    ['spaces', { text: ' \n ' }, 400, 'Γράψτε την παρατήρηση.'],
    ['10,000 characters', { text: 'α'.repeat(10_000) }, 400, 'Η παρατήρηση έχει 10000 χαρακτήρες· χωρούν 2000.'],
    ['a remark that is not there', { text: WORDS, answers: 999_999 }, 404, 'Η παρατήρηση δεν υπάρχει πια'],
  ])('refuse %s in one sentence', async (_name, said, status, sentence) => {
    const answer = await desk.writer.post(path(), { locale: 'el', ...said });
    expect([answer.status, answer.body.error?.message]).toEqual([status, expect.stringContaining(sentence)]);
  });

  it('refuse what is no remark', async () => {
    const bodies = [{}, { text: 7 }, { text: WORDS, to: 'writer' }, { text: WORDS, to: 2 ** 40 }, { text: WORDS, author: 1 }];
    for (const body of bodies) expect((await desk.writer.post(path(), { locale: 'el', ...body })).status).toBe(400);
    expect((await desk.writer.post(path(), { text: WORDS })).status).toBe(400);
    expect((await desk.writer.post(path(), { locale: 'el', text: 'a\u0000b' })).status).toBeLessThan(500);
    const gone = await desk.writer.post(path('', NOWHERE), { locale: 'el', text: WORDS });
    expect([gone.status, gone.body.error?.message]).toEqual([404, 'Η εγγραφή δεν υπάρχει σε αυτή τη γλώσσα, ή διαγράφηκε.']);
    expect((await desk.writer.post(path('/none/done'), { locale: 'el' })).status).toBe(404);
  });

  it('are shut to those who may not see the entry, and to everybody outside', async () => {
    const { id } = await leave(desk.editor);
    for (const by of [department, protocol]) {
      expect((await by.get(`${path()}?locale=el`)).status).toBe(403);
      expect((await by.post(path(), { locale: 'el', text: WORDS })).status).toBe(403);
      expect((await by.post(path(`/${id}/done`), { locale: 'el' })).status).toBe(403);
    }
    const { http, graphql } = desk.office;
    expect((await http.get(`${path()}?locale=el`)).status).toBe(401);
    for (const address of ['/api/remarks', '/api/editorial/remarks', `/api${path()}`])
      expect([403, 404]).toContain((await http.get(address)).status);
    const { data } = await graphql<{ __schema: { types: { name: string }[] } }>('{ __schema { types { name } } }');
    expect(data.__schema.types.filter(({ name }) => /remark/i.test(name))).toEqual([]);
    for (const address of ['', `/${id}`])
      expect((await desk.admin.get(`/content-manager/collection-types/plugin::editorial.remark${address}`)).status).toBe(404);
    expect((await desk.writer.get('/content-manager/collection-types/plugin::editorial.remark')).status).toBe(403);
    const { body } = await http.get(`/api/press-releases/${documentId}?populate=*&locale=el&status=draft`);
    expect(JSON.stringify(body)).not.toContain('γραμματεία');
  });

  it('go with an entry that was never public, each with its language', async () => {
    await desk.releases().update({ documentId, locale: 'en', data: { title: 'New hours' } as never });
    await leave(desk.editor);
    await leave(desk.editor, { locale: 'en' });
    const count = () => desk.office.strapi.db.query('plugin::editorial.remark').count({ where: { document: documentId } });
    await desk.releases().delete({ documentId, locale: 'en' });
    expect(await count()).toBe(1);
    await desk.releases().delete({ documentId, locale: '*' });
    expect(await count()).toBe(0);
  });

  it('are found by an index, among however many', async () => {
    const { connection } = desk.office.strapi.db;
    await connection.raw(`INSERT INTO editorial_remarks (document_id, type, document, language, text, author, author_name, addressee, at, done_at)
      SELECT n::text, '${RELEASE}', 'd' || n / 5, 'el', 'x', 1, 'x', n % 50, now(), CASE WHEN n % 100 < 98 THEN now() END
      FROM generate_series(1, 20000) AS n`);
    await connection.raw('ANALYZE editorial_remarks');
    const plan = async (where: string) => {
      const { rows } = await connection.raw(`EXPLAIN SELECT * FROM editorial_remarks WHERE ${where} ORDER BY id DESC LIMIT 200`);
      return JSON.stringify(rows);
    };
    expect(await plan(`type = '${RELEASE}' AND document = 'd7' AND language = 'el'`)).toContain('editorial_remarks_version');
    expect(await plan('addressee = 49 AND done_at IS NULL')).toContain('editorial_remarks_open');
  });
});
