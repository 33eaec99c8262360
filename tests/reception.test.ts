import { PUBLIC_TYPES } from '../src/plugins/visibility/api';
import { describeApi } from '../src/plugins/reception/server/description';
import { openOffice, type Office } from './support/office';

describe('The reception', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    const release = { summary: 'Περίληψη', kind: 'release' as const, body: [], issuedAt: '2026-11-20T10:00:00Z' };
    await office.strapi
      .documents('api::press-release.press-release')
      .create({ data: { ...release, title: 'Νέο δρομολόγιο' }, locale: 'el', status: 'published' });
    await office.strapi
      .documents('api::press-release.press-release')
      .create({ data: { ...release, title: 'Κρυφό' }, locale: 'el' });
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
    expect(await office.http.get('/_ready')).toMatchObject({ status: 200, body: { database: true } });
  });
});
