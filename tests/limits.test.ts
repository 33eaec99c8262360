import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { openOffice, type Office } from './support/office';
import { publishedRelease } from './support/paper';

const WWW = 'https://www.town.example';
const HASH = (text: string) => createHash('sha256').update(text).digest('hex');
let asked = 0;
/** A question nobody asked before: answers from memory are not counted. */
const topics = () => `/api/topics?filters[name][$ne]=${asked++}`;
const from = (address: string) => ({ 'X-Forwarded-For': address });
const WAITING = `SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;

describe('An office open to the world', () => {
  let office: Office;
  let release: { documentId: string };
  beforeAll(async () => {
    office = await openOffice({
      PROXIES: '1',
      RATE_READS: '40',
      RATE_WRITES: '3',
      RATE_LOGINS: '4',
      CORS_ORIGINS: WWW,
      GRAPHQL_INTROSPECTION: 'false',
      READ_SECONDS: '4',
    });
    release = await publishedRelease(office, { title: 'Δοκιμή', summary: 'Περίληψη', kind: 'release' as const, body: [] });
  });
  afterAll(() => office.close());

  describe('counts callers', () => {
    const left = () => 60_000 - (Date.now() % 60_000);
    /** Each minute is counted by itself. */
    beforeEach(async () => void (left() < 12_000 && (await sleep(left() + 50))));
    const read = (address: string, language = 'en') =>
      office.http.get(topics()).set(from(address)).set('Accept-Language', language);

    it('and tells each how it stands', async () => {
      const { headers } = await read('192.0.2.1');
      expect(headers['ratelimit-policy']).toBe('"reads";q=40;w=60');
      expect(headers.ratelimit).toMatch(/^"reads";r=39;t=\d+$/);
    });

    it('and answers 429 in their language to one that comes too often, while others go on', async () => {
      for (let n = 0; n < 40; n++) await read('192.0.2.2');
      const refused = await read('192.0.2.2', 'tr');
      expect({ status: refused.status, body: refused.body }).toMatchObject({
        status: 429,
        body: {
          error: {
            name: 'RateLimitError',
            message: expect.stringMatching(/^dakika başına 40 okuma hakkı var ve tükendi/),
            details: { code: 'too-many-reads', most: 40 },
          },
        },
      });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.headers['x-content-type-options']).toBe('nosniff');
      const graphql = await office.http.post('/graphql').set(from('192.0.2.2')).send({ query: '{ __typename }' });
      expect([graphql.status, graphql.body.errors[0].extensions.code]).toEqual([429, 'STRAPI_RATE_LIMIT']);
      expect((await read('192.0.2.3')).status).toBe(200);
    });

    it('by their network where they write IPv6, and not by what they claim', async () => {
      for (let n = 0; n < 41; n++) await read(`2001:db8::${n}`);
      expect((await read('2001:db8::ffff')).status).toBe(429);
      // Only the last address was written by the proxy.
      for (let n = 0; n < 41; n++) await read(`203.0.113.${n}, 192.0.2.4`);
      expect((await read('192.0.2.99, 192.0.2.4')).status).toBe(429);
    });

    it('stricter where they write or log in', async () => {
      const write = () => office.http.post('/api/topics').set(from('192.0.2.5')).send({ data: {} });
      for (let n = 0; n < 3; n++) expect((await write()).status).toBe(403);
      expect((await write()).body.error.details.code).toBe('too-many-writes');
      const login = (email: string) =>
        office.http.post('/admin/login').set(from('192.0.2.5')).send({ email, password: 'Wrong-Password-1' });
      for (let n = 0; n < 4; n++) expect((await login(`a${n}@b.example`)).status).toBe(400);
      expect((await login('c@b.example')).body.error.details.code).toBe('too-many-logins');
    });

    it('dearer where a question reads many rows', async () => {
      const query =
        'query ($n: String) { pressReleases(filters: { title: { ne: $n } }, pagination: { pageSize: 100 }) { topics(pagination: { pageSize: 90 }) { name } } }';
      const ask = (n = String(asked++)) => office.http.post('/graphql').set(from('192.0.2.6')).send({ query, variables: { n } });
      expect((await ask()).headers.ratelimit).toMatch(/r=21;/);
      await ask();
      expect((await ask()).status).toBe(429);
    });

    it('together with the other processes, without a statement while a caller waits', async () => {
      const database = new Client({ connectionString: office.databaseUrl });
      await database.connect();
      const keys = async (sql: string, given: unknown[] = []) => (await database.query(sql, given)).rows.map(({ key }) => key);
      const others = await keys('SELECT key FROM limits_points');
      const note = jest.fn<void, [{ sql: string }]>();
      office.strapi.db.connection.on('query', note);
      for (let n = 0; n < 10; n++) await read('192.0.2.7');
      expect(note.mock.calls.filter(([{ sql }]) => sql.includes('limits_points')).length).toBeLessThanOrEqual(1);
      // A single one that came after the others were told of is not worth telling.
      const elsewhere = 'UPDATE limits_points SET points = points + 40 WHERE points IN (9, 10) AND key <> ALL($1) RETURNING key';
      for (let n = 0; n < 40 && (await keys(elsewhere, [others])).length === 0; n++) await sleep(100);
      await database.end();
      let status = 200;
      for (let n = 0; n < 20 && status !== 429; n++, await sleep(250)) ({ status } = await read('192.0.2.7'));
      office.strapi.db.connection.off('query', note);
      expect(status).toBe(429);
    });
  });

  describe('says who else may read', () => {
    const ask = (path: string, origin: string) => office.http.get(path).set({ Origin: origin, ...from('192.0.2.20') });

    it('its own websites, and nobody else', async () => {
      expect((await ask('/api/topics', WWW)).headers['access-control-allow-origin']).toBe(WWW);
      const other = await ask('/graphql?query={__typename}', 'https://evil.example');
      expect(other.headers['access-control-allow-origin']).toBeUndefined();
      expect(other.headers.vary).toMatch(/Origin/);
      expect((await ask('/admin/init', WWW)).headers['access-control-allow-origin']).toBeUndefined();
    });

    it('before they ask', async () => {
      const preflight = (origin: string) =>
        office.http.options('/graphql').set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
      expect((await preflight(WWW)).headers).toMatchObject({
        'access-control-allow-origin': WWW,
        'access-control-max-age': '86400',
      });
      expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('shows nothing of itself', () => {
    const graphql = (query: string) => office.http.post('/graphql').set(from('192.0.2.30')).send({ query });

    it('no schema, and no guess at its names', async () => {
      const errors = async (query: string) => JSON.stringify((await graphql(query)).body.errors);
      expect(await errors('{ __schema { types { name } } }')).toMatch(/INTROSPECTION|introspection/);
      for (const query of [
        '{ pressReleaes { title } }',
        '{ pressReleases { titel } }',
        '{ pressReleases(filter: {}) { title } }',
        '{ pressReleases(filters: { mediaNot: {} }) { title } }',
        '{ pressReleases(filters: { kind: { eqq: "a" } }) { title } }',
        'query ($f: PressReleaseFiltersInpu) { pressReleases(filters: $f) { title } }',
        '{ ... on Quer { __typename } }',
        'mutation { createPressRelease(data: { mediaNot: "x" }) { title } }',
      ])
        expect(await errors(query)).not.toMatch(/Did you mean/);
      const wrong = {
        query: 'query ($f: PressReleaseFiltersInput) { pressReleases(filters: $f) { title } }',
        variables: { f: { mediaNot: 1 } },
      };
      const { body } = await office.http.post('/graphql').set(from('192.0.2.30')).send(wrong);
      expect(JSON.stringify(body.errors)).not.toMatch(/Did you mean/);
    });

    it('no page of Apollo’s', async () => {
      const { status, text } = await office.http.get('/graphql').set('Accept', 'text/html').set(from('192.0.2.31'));
      expect([status, /apollo|https?:\/\//i.test(text)]).toEqual([200, false]);
    });

    it.each([
      '/',
      '/api/topics',
      '/api/nothing',
      '/graphql',
      '/_health',
      '/_ready',
      '/admin/init',
      '/admin/information',
      '/api/topics?filters=x',
    ])('no versions at %s', async (path) => {
      const { headers, text } = await office.http.get(path).set(from('192.0.2.32'));
      expect(['x-powered-by', 'server', 'strapi'].filter((name) => name in headers)).toEqual([]);
      expect(text).not.toMatch(/\b5\.54|strapiVersion|generator|node_modules|\bat \S+ \(/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
      });
    });
  });

  describe('stops reading in time', () => {
    let database: Client;
    beforeAll(async () => {
      database = new Client({ connectionString: office.databaseUrl });
      await database.connect();
      await database.query('BEGIN; LOCK TABLE topics IN ACCESS EXCLUSIVE MODE');
    });
    afterAll(() => database.end());

    it('at the database itself, and says so', async () => {
      const query = `{ topics(filters: { name: { ne: "${asked++}" } }) { name } }`;
      const sent = office.http.post('/graphql').set(from('192.0.2.50')).set('Accept-Language', 'tr').send({ query });
      const [rest, graphql] = await Promise.all([office.http.get(topics()).set(from('192.0.2.50')), sent]);
      expect([rest.status, rest.body.error.details.code]).toEqual([503, 'too-slow']);
      expect([graphql.status, graphql.body.errors[0].message]).toEqual([503, expect.stringContaining('4 saniyeden uzun')]);
      // It is told over a connection of its own, and the reader does not wait for that.
      for (let tries = 0; tries < 20 && (await database.query(WAITING)).rowCount; tries++) await sleep(50);
      expect((await database.query(WAITING)).rows).toEqual([]);
    });
  });

  describe('keeps apart who asked what', () => {
    it('by a name for each request, the caller’s own where it is one', async () => {
      const named = await office.http.get('/api/nothing').set(from('192.0.2.51')).set('X-Request-Id', 'abc-12345678');
      expect(named.headers['x-request-id']).toBe('abc-12345678');
      expect(named.body.error.details.requestId).toBe('abc-12345678');
      for (const strange of ['short', 'with spaces in it', 'x'.repeat(65), 'a<script>alert(1)'])
        expect((await office.http.get('/_health').set('X-Request-Id', strange)).headers['x-request-id']).toMatch(
          /^[0-9a-f-]{36}$/,
        );
    });

    it('and counts what each route asks of the database', async () => {
      await office.http.get('/api/events').set(from('192.0.2.52'));
      const { text } = await office.http.get('/metrics');
      expect(text).toMatch(/deltio_request_sql_statements_count\{route="\/api\/events"\} [1-9]/);
      expect(text).toMatch(/deltio_http_request_seconds_count\{route="\/api\/events",method="GET",status="200"\} 1/);
    });
  });

  describe('answers questions by their hash', () => {
    const query = `{ pressReleases { documentId } }`;
    const extensions = { persistedQuery: { version: 1, sha256Hash: HASH(query) } };
    const ask = (sent: object) => office.http.post('/graphql').set(from('192.0.2.40')).send(sent);

    it('once it has heard the text', async () => {
      expect((await ask({ extensions })).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
      await ask({ query, extensions });
      const { body } = await ask({ extensions });
      expect(body.data.pressReleases).toEqual([{ documentId: release.documentId }]);
      const got = await office.http
        .get('/graphql')
        .set(from('192.0.2.41'))
        .query({ extensions: JSON.stringify(extensions) });
      expect(got.body).toEqual(body);
    });

    it('and not a text that has another hash', async () => {
      const { status, body } = await ask({ query: '{ topics { name } }', extensions });
      expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining('hash')]);
    });
  });
});
