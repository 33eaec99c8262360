import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { openLibrary } from './support/library';
import type { Person } from './support/people';
import { photograph } from './support/samples';

type Row = { act: string; name: string; kind: string; type: string; title: string; locale: string } & Record<
  'before' | 'after',
  Record<string, unknown> | null
>;

let { office, writer, editor, head, admin, drafted, done, body, at } = {} as EditorialOffice;
let token: string;
beforeAll(async () => {
  ({ office, writer, editor, head, admin, drafted, done, body, at } = await openEditorialOffice());
  const tokens = office.strapi.service('admin::api-token');
  token = (await tokens.create({ name: 'site', type: 'full-access', lifespan: null })).accessKey;
});
afterAll(() => office.close());

const panel = (type: string, documentId = '', locale = 'el') =>
  `/content-manager/collection-types/${type}${documentId && `/${documentId}`}?locale=${locale}`;
const logged = async (documentId: string): Promise<Row[]> => {
  const { rows } = await office.strapi.db.connection.raw(
    `SELECT act, actor_name AS name, actor_kind AS kind, type, title, locale, before, after FROM audit_log
      WHERE document_id = ? ORDER BY number`,
    [documentId],
  );
  const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value);
  return rows.map((row: Row) => ({ ...row, before: parsed(row.before), after: parsed(row.after) }));
};
const made = async (person: Person, type: string, data: object) => {
  const { status, body: answer } = await person.post(panel(type), data);
  expect([status, answer.error]).toEqual([201, undefined]);
  return (answer.data as { documentId: string }).documentId;
};
/** As the panel's form holds it and sends it back: of relations what comes and goes. */
const form = async (type: string, documentId: string) => {
  const found = (await admin.get(panel(type, documentId))).body.data as Record<string, unknown>;
  const isCount = (value: unknown) => typeof value === 'object' && value !== null && 'count' in value;
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, isCount(value) ? { connect: [], disconnect: [] } : value]),
  );
};

describe('The log', () => {
  it('tells who began, changed and deleted a draft, and which fields', async () => {
    const words = [{ type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο' }] }];
    const documentId = await made(writer, RELEASE, { title: 'Νέα ώρα', summary: 'Περίληψη', kind: 'release', body: words });
    const quote = { speaker: 'Η δήμαρχος', text: 'Καλώς ήρθατε' };
    await editor.put(panel(RELEASE, documentId), { title: 'Άλλη ώρα', quotes: [quote] });
    const sent = await form(RELEASE, documentId);
    expect((await editor.put(panel(RELEASE, documentId), sent)).status).toBe(200);
    await editor.put(panel(RELEASE, documentId), { organization: { connect: [{ documentId: body }], disconnect: [] } });
    await editor.put(panel(RELEASE, documentId, 'en'), { title: 'New hours' });
    await writer.delete(panel(RELEASE, documentId));
    expect(await logged(documentId)).toMatchObject([
      { act: 'entry.create', name: 'Writer Demo', title: 'Νέα ώρα', locale: 'el', before: null },
      {
        act: 'entry.change',
        name: 'Editor Demo',
        before: { title: 'Νέα ώρα', quotes: null },
        after: { title: 'Άλλη ώρα', quotes: '•••' },
      },
      { act: 'entry.change', after: { organization: '•••' } },
      { act: 'entry.create', locale: 'en', after: { title: 'New hours' } },
      { act: 'editorial.delete', title: 'Άλλη ώρα', locale: 'el' },
    ]);
    expect((await logged(documentId))[0]?.after).toMatchObject({ title: 'Νέα ώρα', body: 'Κείμενο', kind: 'release' });
  });

  it('names the program that changed a submitted text, and the desk shows it to whoever approves', async () => {
    const documentId = await drafted('Προς έγκριση');
    await done(writer, documentId, 'submit');
    const { status } = await office.http
      .put(`/api/press-releases/${documentId}?locale=el`)
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { summary: 'Άλλη περίληψη' } });
    expect(status).toBe(200);
    expect((await logged(documentId)).at(-1)).toMatchObject({
      act: 'entry.change',
      kind: 'token',
      name: 'site',
      before: { summary: 'Περίληψη' },
      after: { summary: 'Άλλη περίληψη' },
    });
    await writer.put(panel(RELEASE, documentId), { summary: 'Τρίτη περίληψη' });
    const { history } = (await head.get(`${at(documentId)}?locale=el`)).body.data as { history: { act: string; by: string }[] };
    expect(history.map(({ act, by }) => [act, by])).toEqual([
      ['entry.change', 'site'],
      ['editorial.submit', 'Writer Demo'],
    ]);
  });

  it('holds nothing of a contact but which fields were changed', async () => {
    const type = 'api::contact.contact';
    const contact = { familyName: 'Μυστικοπούλου', kinds: ['journalist'], lawfulBasis: 'consent' };
    const emails = [{ value: 'mystiko@outlet.example', state: 'ok' }];
    const documentId = await made(head, type, { ...contact, emails });
    const sent = await form(type, documentId);
    const [email] = sent.emails as { id: number }[];
    await head.put(panel(type, documentId), { givenName: 'Μυστική', emails: [{ ...email, value: 'allo@outlet.example' }] });
    await head.delete(panel(type, documentId));
    const rows = await logged(documentId);
    expect(
      rows.map(({ act, title, before, after }) => [act, title, before && Object.keys(before), after && Object.keys(after)]),
    ).toEqual([
      ['entry.create', '•••', null, expect.arrayContaining(['familyName', 'emails', 'lawfulBasis'])],
      ['entry.change', '•••', expect.anything(), expect.arrayContaining(['givenName', 'emails'])],
      ['entry.delete', '•••', null, null],
    ]);
    expect(rows[1]?.after).not.toHaveProperty('familyName');
    expect(JSON.stringify(rows)).not.toMatch(/Μυστικ|mystiko|allo@|consent/);
  });

  it('tells of bodies, sponsors and files too, once for each save', async () => {
    const organization = await made(head, 'api::organization.organization', { name: 'ΚΕΠ', kind: 'public-body' });
    await head.put(panel('api::organization.organization', organization), { name: 'ΚΕΠ Λιμανιού' });
    await head.delete(panel('api::organization.organization', organization));
    expect(await logged(organization)).toMatchObject([
      { act: 'entry.create' },
      { act: 'entry.change', before: { name: 'ΚΕΠ' }, after: { name: 'ΚΕΠ Λιμανιού' } },
      { act: 'entry.delete', title: 'ΚΕΠ Λιμανιού' },
    ]);
    const sponsor = await made(editor, 'api::sponsor.sponsor', { name: 'Ελαιουργείο', kind: 'money' });
    await editor.put(panel('api::sponsor.sponsor', sponsor), { sponsorshipStatus: 'agreed', amount: 500 });
    expect((await logged(sponsor))[1]).toMatchObject({ before: { sponsorshipStatus: 'prospect' }, after: { amount: 500 } });
    const library = await openLibrary(office);
    const [file] = await library.kept({ name: 'limani.jpg', content: await photograph({ width: 60, height: 40 }) });
    const { documentId } = await office.strapi.db.query('plugin::upload.file').findOne({ where: { id: file!.id } });
    await writer.put(`/media/files/${file!.id}`, { credit: 'Γραφείο Τύπου' });
    await library.remove(file!.id);
    expect((await logged(documentId)).map(({ act, kind, after }) => [act, kind, after?.credit])).toEqual([
      ['file.create', 'person', undefined],
      ['file.change', 'person', 'Γραφείο Τύπου'],
      ['file.delete', 'person', undefined],
    ]);
  });

  it('refuses what it cannot take, and what was refused is not in it', async () => {
    const documentId = await drafted('Μένει');
    const sql = (text: string) => office.strapi.db.connection.raw(text);
    await sql('ALTER TABLE audit_log RENAME TO audit_elsewhere');
    const { status } = await writer.put(panel(RELEASE, documentId), { title: 'Αλλαγή' });
    await sql('ALTER TABLE audit_elsewhere RENAME TO audit_log');
    expect([status, (await form(RELEASE, documentId)).title]).toEqual([500, 'Μένει']);
    expect((await writer.put(panel(RELEASE, documentId), { summary: 'x'.repeat(400) })).status).toBe(400);
    expect(await logged(documentId)).toEqual([]);
  });

  it('takes one entry for a save, whatever is in its form', async () => {
    const quotes = [{ speaker: 'Α', text: 'β' }];
    const documentId = await drafted('Μετρημένο', { quotes, pressContact: { name: 'Γ' } });
    const sent = await form(RELEASE, documentId);
    const statements: string[] = [];
    const hear = ({ sql }: { sql: string }) => void statements.push(sql);
    office.strapi.db.connection.on('query', hear);
    expect((await editor.put(panel(RELEASE, documentId), { ...sent, title: 'Μετρημένη' })).status).toBe(200);
    office.strapi.db.connection.removeListener('query', hear);
    expect(statements.filter((sql) => /into "audit_log"/.test(sql))).toHaveLength(1);
  });
});
