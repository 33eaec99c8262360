import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { deliveryOf, type Totals } from '../src/plugins/delivery/api';
import { type EditorialOffice, NOTE, openEditorialOffice, RELEASE } from './support/editorial';

const LIST = '/api/press-releases?locale=el&sort=issuedAt:desc&populate=topics';
const QUESTION = `query Home($locale: I18NLocaleCode) { pressReleases(locale: $locale, sort: "issuedAt:desc") {
  documentId title slug topics { name } localizations { slug locale } } }`;

let desk: EditorialOffice;

beforeAll(async () => {
  desk = await openEditorialOffice();
  // Until the office hears what the database calls out, nothing is kept.
  await desk.office.http.get(LIST);
  await until(() => deliveryOf(desk.office.strapi).isListening());
}, 180_000);
afterAll(() => desk.office.close());

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((done) => setTimeout(done, 25));
  expect(holds()).toBe(true);
}

/** What an act adds to the counts of where answers came from. */
async function counted(act: () => Promise<unknown>): Promise<Partial<Totals>> {
  const before = deliveryOf(desk.office.strapi).totals();
  await act();
  const after = deliveryOf(desk.office.strapi).totals();
  const added = Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Totals]] as const);
  return Object.fromEntries(added.filter(([, count]) => count > 0));
}

const get = (path: string) => desk.office.http.get(path);
const ask = () => desk.office.graphql<{ pressReleases: { documentId: string; title: string }[] }>(QUESTION, { locale: 'el' });

describe('An answer to the public', () => {
  it('comes from memory when it was given before, over REST and GraphQL', async () => {
    const documentId = await desk.published();
    expect(await counted(async () => expect((await get(LIST)).body.data[0].documentId).toBe(documentId))).toEqual({ miss: 1 });
    const first = await get(LIST);
    expect(await counted(async () => expect((await get(LIST)).body).toEqual(first.body))).toEqual({ hit: 1 });
    const part = () =>
      get(LIST)
        .set('Range', 'bytes=0-9')
        .expect(200, first.text)
        .expect('ETag', first.headers.etag ?? '');
    expect(await counted(part)).toEqual({ hit: 1 });
    expect(await counted(ask)).toEqual({ miss: 1 });
    expect(await counted(async () => expect((await ask()).data.pressReleases[0]?.documentId).toBe(documentId))).toEqual({
      hit: 1,
    });
  });

  it('is made anew as soon as a document in it changes', async () => {
    const documentId = await desk.published();
    await ask();
    await get(LIST);
    const { office, writer, editor, head, done } = desk;
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { title: 'Άλλος τίτλος' } });
    // The draft alone is nothing that readers see.
    expect(await counted(ask)).toEqual({ hit: 1 });
    await done(writer, documentId, 'submit');
    await done(editor, documentId, 'approve');
    await done(head, documentId, 'correct', { note: NOTE });
    expect((await ask()).data.pressReleases.map(({ title }) => title)).toContain('Άλλος τίτλος');
    expect((await get(LIST)).body.data.map(({ title }: { title: string }) => title)).toContain('Άλλος τίτλος');
  });

  it('is made once however many ask at the same time, and not again where the first of them leaves', async () => {
    await desk.published();
    const path = `${LIST}&pagination[pageSize]=7`;
    const added = await counted(() => Promise.all(Array.from({ length: 20 }, () => get(path).expect(200))));
    expect(added).toMatchObject({ miss: 1 });
    expect((added.shared ?? 0) + (added.hit ?? 0)).toBeGreaterThanOrEqual(19);
  });

  it('has its mark also where it is written piece by piece', async () => {
    const path = '/sitemap.xml';
    for (let times = 0; times < 2; times++) {
      const { headers, text } = await get(path).buffer().expect(200);
      expect([headers.etag, headers['cache-control']]).toEqual([expect.any(String), expect.stringMatching(/^public/)]);
      const again = await get(path).set('If-None-Match', String(headers.etag)).buffer();
      expect([again.status, again.text, text.length > 200]).toEqual([304, '', true]);
    }
  });

  it('is asked for again by its mark, and 304 says that it still is so', async () => {
    await desk.published();
    for (const ways of ['made', 'kept']) {
      const { headers, status } = await get(LIST);
      expect([ways, status, headers.etag, headers['cache-control']]).toEqual([
        ways,
        200,
        expect.stringMatching(/^"[\w-]{27}"$/),
        expect.stringMatching(/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+$/),
      ]);
      expect(headers['surrogate-key']).toContain('press-release');
      for (const mark of [
        headers.etag,
        `W/${headers.etag}`,
        `"other", ${headers.etag}`,
        '*',
        `"${'x'.repeat(7_900)}", ${headers.etag}`,
      ]) {
        const again = await get(LIST).set('If-None-Match', String(mark));
        expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
      }
      expect((await get(LIST).set('If-None-Match', '"other"')).status).toBe(200);
    }
    await desk.published();
    const { headers } = await get(`${LIST}&fields=title`);
    expect((await get(`${LIST}&fields=title`).set('If-None-Match', String(headers.etag))).status).toBe(304);
  });

  it('has a name, the caller’s own where it is one, and a line in the log', async () => {
    await get(LIST);
    const lines: object[] = [];
    const { log } = desk.office.strapi;
    const [write, level] = [log.log.bind(log), log.level];
    log.level = 'http';
    log.log = ((line: object) => {
      lines.push(line);
      return log;
    }) as typeof log.log;
    await sleep(1_000);
    const asked = [get(LIST).set('X-Request-Id', 'a-name-of-my-own'), get(LIST), get(LIST).set('If-None-Match', '*')];
    const answers = await Promise.all(asked);
    for (let i = 0; i < 50; i++) await get(LIST);
    await sleep(1_100);
    Object.assign(log, { log: write, level });
    const names = answers.map(({ headers }) => String(headers['x-request-id']));
    expect(names).toEqual(['a-name-of-my-own', expect.stringMatching(/^[\w-]{36}$/), expect.stringMatching(/^[\w-]{36}$/)]);
    expect(new Set(names).size).toBe(3);
    const line = { level: 'http', method: 'GET', route: '/api/press-releases', from: 'memory' };
    for (const requestId of names) expect(lines).toContainEqual(expect.objectContaining({ ...line, requestId }));
    expect(lines.filter((one) => 'requestId' in one).length).toBeLessThanOrEqual(41);
    expect(lines).toContainEqual(expect.objectContaining({ from: 'memory', answers: expect.any(Number) }));
  });

  it('has a head, and no body, for HEAD', async () => {
    const whole = await get(LIST);
    const head = await desk.office.http.head(LIST);
    expect([head.status, head.headers.etag, head.headers['content-length']]).toEqual([
      200,
      whole.headers.etag,
      String(Buffer.byteLength(whole.text)),
    ]);
  });

  it('is neither kept for, nor given to, whoever shows a token', async () => {
    await get(LIST);
    expect(await counted(() => get(LIST).set('Authorization', 'Bearer nobody').expect(401))).toEqual({});
    expect(await counted(() => desk.office.graphql(QUESTION, { locale: 'el' }, 'nobody'))).toEqual({});
  });

  it('is the same for questions that ask the same in other words', async () => {
    await get('/api/topics?locale=el&sort=name');
    expect(await counted(() => get('/api/topics?sort=name&locale=el'))).toEqual({ hit: 1 });
    expect(await counted(() => get('/api/topics?sort=%6eame&locale=el'))).toEqual({ hit: 1 });
    await desk.office.graphql('{ topics { name } }');
    expect(await counted(() => desk.office.graphql('query {\n topics {\n name } }'))).toEqual({ miss: 1 });
    expect(await counted(() => desk.office.graphql('{ topics {\n  name\n} } # all of them'))).toEqual({ hit: 1 });
  });

  it('is not kept where it is an error', async () => {
    for (const path of ['/api/topics?sort=nothing', '/api/topics/nobody', '/api/contacts'])
      for (let i = 0; i < 2; i++) expect((await counted(() => get(path))).hit).toBeUndefined();
    for (let i = 0; i < 2; i++) expect((await counted(() => desk.office.graphql('{ nothing }'))).hit).toBeUndefined();
  });
});

describe('A question in a body', () => {
  const post = (body: string, type = 'application/json') =>
    desk.office.http.post('/graphql').set('Content-Type', type).send(body);

  it('reaches Strapi whole when nobody has asked it before, however it is sent', async () => {
    const filler = ' '.repeat(60_000);
    const asked = JSON.stringify({ query: `{ topics { name } }${filler}` });
    expect((await post(asked)).body).toEqual({ data: { topics: expect.any(Array) } });
    const tooLong = JSON.stringify({ query: `{ topics { name } }${filler}${' '.repeat(20_000)}` });
    expect((await post(tooLong)).body).toEqual({ data: { topics: expect.any(Array) } });
    expect((await post('{"query": "{ topics')).status).toBe(400);
    expect((await post('[]')).status).toBeGreaterThanOrEqual(400);
    expect((await post('')).status).toBeGreaterThanOrEqual(400);
  });

  it('is read however slowly it comes, and forgotten when its sender leaves', async () => {
    const { port } = new URL(desk.office.url);
    const body = JSON.stringify({ query: '{ topics { name documentId } }' });
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const left = connect(Number(port), '127.0.0.1');
    left.write(head + body.slice(0, 5));
    await sleep(50);
    left.destroy();
    for (const ways of ['made', 'kept']) {
      const slow = connect(Number(port), '127.0.0.1');
      slow.write(head);
      for (const part of body.match(/.{1,9}/g) ?? []) {
        slow.write(part);
        await sleep(5);
      }
      const [answer] = (await once(slow, 'data')) as [Buffer];
      expect([ways, answer.toString().split('\r\n')[0]]).toEqual([ways, 'HTTP/1.1 200 OK']);
      slow.destroy();
    }
  });
});

describe('The connection that hears of changes', () => {
  it('takes everything from memory when it is lost, and comes back', async () => {
    const { office } = desk;
    await get(LIST);
    expect(await counted(() => get(LIST))).toEqual({ hit: 1 });
    const { rows } = await office.strapi.db.connection.raw(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'deltio-%-answers' AND datname = current_database()`,
    );
    expect(rows).toHaveLength(1);
    await until(() => !deliveryOf(office.strapi).isListening());
    expect(await counted(() => get(LIST).expect(200))).toEqual({ alone: 1 });
    await until(() => deliveryOf(office.strapi).isListening());
    expect(await counted(() => get(LIST))).toEqual({ miss: 1 });
    expect(await counted(() => get(LIST))).toEqual({ hit: 1 });
  });

  it('hears of what is written by plain SQL elsewhere', async () => {
    const documentId = await desk.published();
    const title = async () => (await desk.seen(documentId)).title;
    await title();
    const other = new Client(desk.office.databaseUrl);
    await other.connect();
    await other.query(`UPDATE press_releases SET title = 'Από αλλού' WHERE document_id = $1 AND published_at IS NOT NULL`, [
      documentId,
    ]);
    await other.end();
    await sleep(1_000);
    expect(await title()).toBe('Από αλλού');
  });
});
