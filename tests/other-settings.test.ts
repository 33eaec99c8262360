import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openOffice, type Office } from './support/office';
import { draftRelease, letOut, publishedRelease } from './support/paper';

const RELEASE = 'api::press-release.press-release';
const LIST = '/api/press-releases?locale=el&sort=issuedAt:desc&populate=topics';
const HOME = `query Home { pressReleases(locale: "el") { documentId title } }`;

describe('An office that answers registered questions alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'queries-'));
  let office: Office;
  let documentId: string;
  const ask = (body: object) => office.http.post('/graphql').send(body);
  const hashed = (query: string) => ({
    extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } },
  });

  beforeAll(async () => {
    writeFileSync(join(folder, 'home.graphql'), HOME);
    office = await openOffice({ GRAPHQL_ONLY_REGISTERED: 'true', GRAPHQL_QUERIES: folder });
    documentId = (await publishedRelease(office, { title: 'Νέα ώρα' })).documentId;
  }, 120_000);
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  it('answers them by their text and by their hash, the first time and from memory', async () => {
    for (const body of [{ query: HOME }, hashed(HOME), { query: HOME }, hashed(HOME)])
      expect((await ask(body)).body.data.pressReleases).toEqual([{ documentId, title: 'Νέα ώρα' }]);
    const got = await office.http
      .get('/graphql')
      .set('apollo-require-preflight', '1')
      .query({ extensions: JSON.stringify(hashed(HOME).extensions) });
    expect(got.body.data.pressReleases).toHaveLength(1);
  });

  it('refuses every other, and does not learn it', async () => {
    const other = '{ topics { name } }';
    for (const body of [
      { query: other },
      { query: other, ...hashed(other) },
      hashed(other),
      { query: `${HOME} query More { topics { name } }`, operationName: 'More' },
    ])
      for (let i = 0; i < 2; i++) {
        const { status, body: answer } = await ask(body);
        expect([status < 500, answer.data ?? null, answer.errors?.length]).toEqual([true, null, 1]);
      }
  });
});

describe('An office without a memory for answers', () => {
  let office: Office;
  beforeAll(async () => void (office = await openOffice({}, { without: ['delivery'] })), 120_000);
  afterAll(() => office.close());

  it('answers as ever, and each time anew', async () => {
    expect(office.strapi.plugin('delivery')).toBeUndefined();
    const { documentId } = await draftRelease(office, { title: 'Νέα ώρα λειτουργίας' });
    const titles = async (path: string) =>
      ((await office.http.get(path)).body.data as { title: string }[]).map(({ title }) => title);
    for (const path of [LIST, `${LIST}&fallback=true`, '/api/press-releases?locale=tr&fallback=true'])
      expect(await titles(path)).toEqual([]);
    await letOut(office, RELEASE, documentId);
    for (const path of [LIST, `${LIST}&fallback=true`, '/api/press-releases?locale=tr&fallback=true'])
      expect(await titles(path)).toEqual(['Νέα ώρα λειτουργίας']);
    expect((await office.graphql<{ pressReleases: object[] }>(HOME)).data.pressReleases).toHaveLength(1);
    for (const path of ['/api/search?q=ώρα&locale=el', '/feeds/el/press-releases.rss', '/sitemap.xml', '/metrics'])
      expect([path, (await office.http.get(path)).status]).toEqual([path, 200]);
    expect((await office.http.get('/metrics')).text).not.toContain('deltio_delivery');
  });
});
