import type { Given, Links } from '../src/plugins/embargo/shared/contracts';
import { openLibrary } from './support/library';
import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { logIn, type Person } from './support/people';
import { PDF, photograph } from './support/samples';

const RELEASE = 'api::press-release.press-release';
const CANARY = 'kanarini-prin-tin-ora';

describe('Embargo links', () => {
  let office: Office;
  let writer: Person, editor: Person, head: Person;
  let organization: string;

  beforeAll(async () => {
    office = await openOffice();
    [writer, editor, head] = [await logIn(office, 'writer'), await logIn(office, 'editor'), await logIn(office, 'head')];
    const data = { name: 'Δήμος Άνω Πόλης', kind: 'municipality' as const };
    organization = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' })).documentId;
  });
  afterAll(() => office.close());

  const inDays = (days: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + days * 86_400_000).toISOString();
  const desk = (documentId: string, verb: string) => `/editorial/${RELEASE}/${documentId}/${verb}`;
  const at = (documentId: string) => `/embargo/links/${RELEASE}/${documentId}?locale=el`;
  const submitted = async (fields: object = {}) => {
    const { documentId } = await draftRelease(office, {
      title: `Νέο λιμάνι ${CANARY}`,
      organization,
      embargoUntil: inDays(2),
      ...fields,
    });
    expect((await writer.post(desk(documentId, 'submit'))).status).toBe(200);
    return documentId;
  };
  const approved = async (fields: object = {}) => {
    const documentId = await submitted(fields);
    expect((await editor.post(desk(documentId, 'approve'))).status).toBe(200);
    return documentId;
  };
  const given = async (documentId: string, more: object = {}) => {
    const answer = await editor.post(at(documentId), { name: 'Ελένη Ρ.', email: 'eleni@press.example', ...more });
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    const { data, url } = answer.body as unknown as Given;
    return { id: data.id, path: new URL(url).pathname, link: data };
  };
  const logged = async (act: string) =>
    (await office.strapi.db.connection.raw('SELECT * FROM audit_log WHERE act = ? ORDER BY number', [act])).rows as {
      actor_kind: string;
      actor_name: string;
      document_id: string;
      after: string | null;
    }[];

  it('show one person one release with its pictures and attachments, and log who read it and when', async () => {
    const library = await openLibrary(office);
    const content = await photograph({ width: 300, height: 200 });
    const brought = [
      { name: 'limani.jpg', content },
      { name: 'schedio.pdf', content: PDF },
      { name: 'allo.jpg', content },
    ];
    const kept = await library.kept(...brought);
    const [picture = 0, plan = 0, hidden = 0] = brought.map(({ name }) => kept.find((file) => file.name === name)?.id);
    const documentId = await approved({
      title: 'Νέο <λιμάνι> & μόλος',
      subtitle: 'Δύο προβλήτες',
      body: [
        { type: 'heading', level: 2, children: [{ type: 'text', text: 'Τα έργα' }] },
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Πρώτα ', bold: true },
            { type: 'link', url: 'https://limani.example/?a=1&b=2', children: [{ type: 'text', text: 'η προβλήτα' }] },
          ],
        },
        { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [{ type: 'text', text: 'δίχτυα' }] }] },
      ],
      quotes: [{ speaker: 'Α. Δήμαρχος', role: 'Δήμαρχος', text: 'Θα είναι <έτοιμο>.' }],
      images: [{ file: picture, alt: 'Το λιμάνι από ψηλά', caption: 'Σήμερα', credit: 'Γρ. Τύπου' }],
      attachments: [{ file: plan, title: 'Σχέδιο', language: 'el' }],
      pressContact: { name: 'Ν. Υπεύθυνος', phone: '+30 2101234567', email: 'typos@dimos.example' },
    });
    const { path, link } = await given(documentId);
    expect(link).toMatchObject({ name: 'Ελένη Ρ.', givenBy: 'Editor Demo', readings: 0, revokedAt: null });

    const page = await office.http.get(path).set('Accept-Language', 'tr');
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
      'content-security-policy': expect.stringMatching(/^default-src 'none'; img-src 'self'; style-src 'sha256-/),
    });
    for (const words of [
      'Ambargo bitişi: ',
      'Doğu Avrupa',
      '<h1>Νέο &lt;λιμάνι&gt; &amp; μόλος</h1>',
      '<strong>Πρώτα </strong>',
      'href="https://limani.example/?a=1&amp;b=2"',
      '<li>δίχτυα</li>',
      'Θα είναι &lt;έτοιμο&gt;.',
      'alt="Το λιμάνι από ψηλά"',
      'Δήμος Άνω Πόλης',
      'mailto:typos@dimos.example',
    ])
      expect(page.text).toContain(words);
    expect(page.text).not.toMatch(/<script|\/uploads\//);

    const program = await office.http.get(`${path}?format=json`);
    expect(program.body.data).toMatchObject({
      title: 'Νέο <λιμάνι> & μόλος',
      embargoUntil: expect.stringMatching(/Z$/),
      recipient: 'Ελένη Ρ.',
      images: [{ alt: 'Το λιμάνι από ψηλά', file: { id: picture } }],
    });
    expect(JSON.stringify(program.body)).not.toMatch(/uploads|hash/);

    const image = await office.http.get(`${path}/files/${picture}?size=large`);
    expect([image.status, image.type, image.headers['cache-control']]).toEqual([200, 'image/jpeg', 'no-store']);
    expect(image.body.length).toBeGreaterThan(50);
    const paper = await office.http.get(`${path}/files/${plan}`);
    expect([paper.status, paper.headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment')]);
    expect((await office.http.get(`${path}/files/${hidden}`)).status).toBe(404);

    const [shown] = ((await head.get(at(documentId))).body as unknown as Links).data;
    expect(shown).toMatchObject({ readings: 2, lastReadAt: expect.any(String) });
    expect((await logged('embargo.read')).filter(({ document_id }) => document_id === documentId)).toMatchObject([
      { actor_kind: 'link', actor_name: 'Ελένη Ρ. <eleni@press.example>' },
      { actor_kind: 'link' },
      { actor_kind: 'link', after: `{"file": ${picture}}` },
      { actor_kind: 'link', after: `{"file": ${plan}}` },
    ]);
    const { rows } = await office.strapi.db.connection.raw('SELECT * FROM embargo_links');
    expect(JSON.stringify(rows)).not.toContain(path.split('/')[2]);
  });

  it('are given by those who clear, for a text that is approved and under an embargo', async () => {
    const waiting = await submitted();
    const codes = async (documentId: string, more: object = {}) =>
      (
        (await editor.post(at(documentId), { name: 'Ε', email: 'e@press.example', ...more })).body.error?.details as {
          refusals?: { code: string }[];
        }
      )?.refusals?.map(({ code }) => code);
    expect(await codes(waiting)).toEqual(['not-approved']);
    expect((await editor.get(at(waiting))).body).toMatchObject({ data: [], against: [{ code: 'not-approved' }] });
    const open = await approved({ embargoUntil: null });
    expect(await codes(open)).toEqual(['no-embargo']);
    const ready = await approved();
    expect(await codes(ready, { expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['link-ends-in-the-past']);
    expect(await codes(ready, { expiresAt: inDays(400) })).toEqual(['link-lasts-too-long']);
    expect((await editor.post(at(ready), { name: '', email: 'nobody' })).status).toBe(400);
    expect((await editor.post(at(ready), { name: 'Ε', email: 'e@press.example', token: 'x' })).status).toBe(400);
    for (const answer of [await writer.post(at(ready), { name: 'Ε', email: 'e@press.example' }), await writer.get(at(ready))])
      expect(answer.status).toBe(403);
    expect((await office.http.get(at(ready))).status).toBe(401);
    expect((await editor.get(`/embargo/links/${RELEASE}/nothing?locale=el`)).status).toBe(404);
  });

  it('say clearly why there is nothing to read, and nothing that tells a revoked one from a wrong one', async () => {
    const documentId = await approved();
    const { id, path } = await given(documentId);
    const read = (way = path) => office.http.get(way).set('Accept-Language', 'el');
    expect((await read()).status).toBe(200);
    expect((await editor.post(desk(documentId, 'return'), { reason: 'Λείπει το σχέδιο.' })).status).toBe(200);
    expect(await read()).toMatchObject({ status: 404, text: expect.stringContaining('Το κείμενο αλλάζει') });
    expect((await writer.delete(`/embargo/links/${id}`)).status).toBe(403);
    expect((await editor.delete(`/embargo/links/${id}`)).status).toBe(200);
    expect((await editor.delete(`/embargo/links/${id}`)).body.error).toMatchObject({
      details: { refusals: [{ code: 'already-revoked' }] },
    });
    const [revoked, wrong] = [await read(), await read(`/embargo/${'x'.repeat(43)}`)];
    expect(revoked).toMatchObject({ status: 404, text: wrong.text, type: 'text/html' });
    expect([revoked.status, wrong.status]).toEqual([404, 404]);
    expect((await office.http.get(`${path}?format=json`)).body.error).toMatchObject({ name: 'NotFoundError', status: 404 });
    expect([revoked.text, wrong.text].join()).not.toContain(CANARY);
    expect(await logged('embargo.revoke')).toHaveLength(1);

    const brief = await approved();
    const short = await given(brief);
    expect((await read(short.path)).status).toBe(200);
    await office.strapi.db.connection.raw('UPDATE embargo_links SET expires_at = now() WHERE id = ?', [short.id]);
    expect(await read(short.path)).toMatchObject({ status: 410, text: expect.stringContaining('έχει λήξει') });
  });

  it('are not tried at random: whoever comes with too many wrong ones waits, and may still use a right one', async () => {
    const { path } = await given(await approved());
    await office.strapi.db.connection('embargo_wrong_tokens').delete();
    const wrong = (language = 'en') => office.http.get(`/embargo/${'y'.repeat(43)}`).set('Accept-Language', language);
    // Over the same table, as another process of the office counts.
    const elsewhere = { key: 'rlflx:127.0.0.1', points: 8, expire: Date.now() + 50_000 };
    await office.strapi.db.connection('embargo_wrong_tokens').insert(elsewhere);
    expect([(await wrong()).status, (await wrong()).status]).toEqual([404, 404]);
    const answer = await wrong('tr');
    expect(answer).toMatchObject({ status: 429, text: expect.stringContaining('çok fazla yanlış bağlantı') });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(30);
    expect(await office.http.get(`/embargo/${'y'.repeat(43)}/files/1?format=json`)).toMatchObject({
      status: 429,
      body: { error: { name: 'RateLimitError', details: { reason: 'too-many' } } },
    });
    expect((await office.http.get(path)).status).toBe(200);
    expect((await office.http.get(path)).status).toBe(200);
  });

  it('lead to the published release once it is out, and say so when it was taken back', async () => {
    const documentId = await approved();
    const { path } = await given(documentId);
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { embargoUntil: null as never } });
    expect((await office.http.get(path)).status).toBe(404);
    await writer.post(desk(documentId, 'submit'));
    await editor.post(desk(documentId, 'approve'));
    expect((await office.http.get(path)).status).toBe(404);
    expect((await editor.post(desk(documentId, 'publish'))).status).toBe(200);
    const out = await office.http.get(path).set('Accept-Language', 'en');
    const address = `/api/press-releases/${documentId}?locale=el`;
    expect(out).toMatchObject({ status: 410, text: expect.stringContaining(`href="${address}"`) });
    expect((await office.http.get(`${path}?format=json`)).body.error).toMatchObject({
      name: 'Gone',
      details: { reason: 'published', url: address },
    });
    await office.http.get(address).expect(200);
    await head.post(desk(documentId, 'unpublish'), { reason: 'Στάλθηκε κατά λάθος.' });
    expect((await office.http.get(path)).status).toBe(410);
  });

  it('are not read when the reading cannot be logged', async () => {
    const { path } = await given(await approved());
    const sql = (text: string) => office.strapi.db.connection.raw(text);
    await sql(`CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no log'; END $$`);
    await sql('CREATE TRIGGER broken BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION broken()');
    try {
      const answer = await office.http.get(path);
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain(CANARY);
    } finally {
      await sql('DROP TRIGGER broken ON audit_log');
    }
    expect((await office.http.get(path)).status).toBe(200);
  });
});
