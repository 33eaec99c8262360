import { PUBLIC_TYPES } from '../src/plugins/visibility/api';
import { watch } from '../src/plugins/reception/api';
import { describeApi } from '../src/plugins/reception/server/description';
import { openOffice, type Office } from './support/office';
import { draftRelease, publishedRelease } from './support/paper';

const TOKEN = 'token-of-those-who-watch';

describe('The reception', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ METRICS_TOKEN: TOKEN });
    const release = { summary: 'Περίληψη', kind: 'release' as const, body: [], issuedAt: '2026-11-20T10:00:00Z' };
    await publishedRelease(office, { ...release, title: 'Νέο δρομολόγιο' });
    await draftRelease(office, { ...release, title: 'Κρυφό' });
  });
  afterAll(() => office.close());

  it('shows what is published, in the language the reader asks for', async () => {
    const greek = await office.http.get('/').set('Accept-Language', 'el');
    expect(greek.text).toContain('Νέο δρομολόγιο');
    expect(greek.text).not.toContain('Κρυφό');
    expect((await office.http.get('/?locale=tr')).text).toContain('Henüz bir şey yayımlanmadı');
  });

  it('has a page to try the API, with all it needs on this server', async () => {
    const { text } = await office.http.get('/documentation');
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) expect((await office.http.get(file)).status).toBe(200);
    expect((await office.http.get('/documentation/package.json')).status).toBe(404);
  });

  it('describes what is public, and nothing private', async () => {
    const document = describeApi(office.strapi);
    expect(Object.keys(document.paths)).toHaveLength(2 * PUBLIC_TYPES.length);
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), servers: [{ url: '/api' }] });
    expect(JSON.stringify(document)).not.toMatch(/mediaNote|taxNumber|internalContact/);
    expect(JSON.stringify(document)).not.toMatch(/publicationFilter|hasPublishedVersion/);
    expect([200, 503]).toContain((await office.http.get('/api/openapi.json')).status);
  });

  it('says whether the office is ready', async () => {
    const { status, body } = await office.http.get('/_ready');
    expect([status, body]).toEqual([200, { database: true, queue: true }]);
  });

  it('says that it is not, and what is missing, when a part is not ready', async () => {
    const { check } = watch(office.strapi);
    check('post', async () => false);
    const { status, body } = await office.http.get('/_ready');
    expect([status, body]).toEqual([503, { database: true, queue: true, post: false }]);
    check('post', () => new Promise(() => undefined));
    expect((await office.http.get('/_ready')).body).toMatchObject({ post: false });
    check('post', async () => undefined);
  });

  it('counts for callers on this machine and those with the token, whom a proxy does not hide', async () => {
    await office.http.get('/api/no-such-thing');
    const { status, text, headers } = await office.http.get('/metrics');
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
    expect(text).toMatch(/deltio_http_request_seconds_count\{route="[^"]+",method="GET",status="404"\} 1/);
    expect(text).toMatch(/deltio_database_connections\{state="used"\} \d+/);
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    const outside = () => office.http.get('/metrics').set('X-Forwarded-For', '203.0.113.7');
    expect((await outside()).status).toBe(401);
    expect((await outside().set('Authorization', 'Bearer wrong')).status).toBe(401);
    expect((await outside().set('Authorization', `Bearer ${TOKEN}`)).status).toBe(200);
  });
});
