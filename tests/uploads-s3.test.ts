import { createHash } from 'node:crypto';

import { namesOf, openLibrary, type Kept, type Library } from './support/library';
import { openOffice, type Office } from './support/office';
import { KEYS, startStore, type Store } from './support/s3';
import * as samples from './support/samples';
import { letOut, publishedRelease } from './support/paper';

const SECRET = KEYS.S3_SECRET_ACCESS_KEY;
const OPEN = 'office-open';
const CLOSED = 'office-closed';
const SPONSOR = 'api::sponsor.sponsor';
const RELEASE = 'api::press-release.press-release';
const EMPTY = [{ type: 'text', text: '' }];
const SIGNED = /X-Amz-Expires=900&.*X-Amz-Signature=[0-9a-f]{64}/;

describe('Uploads into a bucket', () => {
  let store: Store;
  beforeAll(async () => {
    store = await startStore();
  });
  afterAll(() => store.stop());

  const open = async (env: Record<string, string>) => {
    const place = { S3_ENDPOINT: store.endpoint, S3_FORCE_PATH_STYLE: 'true', S3_PRIVATE: 'false' };
    const office = await openOffice({ ...KEYS, ...place, ...env });
    return { office, library: await openLibrary(office) };
  };
  const photo = async () => ({
    name: 'Λιμάνι.jpg',
    content: await samples.photograph({ width: 1700, height: 400 }),
  });
  const addresses = (file: Kept) => [file.url, ...Object.values(file.formats ?? {}).map(({ url }) => url)];
  const statuses = (urls: string[]) => Promise.all(urls.map(async (url) => (await fetch(url)).status));
  const contentAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  /** Jest compares buffers byte by byte, which takes seconds. */
  const sumAt = async (url: string) =>
    createHash('sha256')
      .update(await contentAt(url))
      .digest('hex');

  describe('that is closed', () => {
    it('reach readers at signed addresses that expire, by every way', async () => {
      const { office, library } = await open({ S3_BUCKET: CLOSED, S3_PRIVATE: 'true' });
      const [file] = (await library.kept(await photo())) as [Kept];
      const [row] = await library.rows();
      expect(await statuses([row.url, row.formats.thumbnail.url])).toEqual([403, 403]);

      const get = async (path: string, token: string) =>
        (await office.http.get(path).set('Authorization', `Bearer ${token}`)).body;
      const { documentId } = await office.strapi.documents(SPONSOR).create({
        data: { name: 'Χορηγός', kind: 'media', isPublic: true, sponsorshipStatus: 'agreed', logo: file.id } as never,
      });
      const graph = await office.graphql<{ sponsor: { logo: { url: string } } }>(
        'query ($documentId: ID!) { sponsor(documentId: $documentId) { logo { url } } }',
        { documentId },
        library.key,
      );
      const { provider } = office.strapi.plugin('upload') as unknown as {
        provider: { upload(file: object): Promise<void>; delete(file: object): Promise<void> };
      };
      const copy = {
        name: 'a.pdf',
        hash: 'diavgeia_0a',
        ext: '.pdf',
        mime: 'application/pdf',
        url: '',
        buffer: Buffer.from('%PDF-'),
      };
      await provider.upload(copy);
      await office.strapi.db.query('api::decision.decision').create({
        data: {
          ada: 'ΑΑΑ1ΠΚΑ-ΑΑ1',
          exposure: 'public',
          documentCopy: { url: copy.url, sha256: '', size: 5 },
          documentId: 'a'.repeat(24),
        },
      });
      expect(await statuses([copy.url])).toEqual([403]);
      const decisions = (await get('/api/decisions', library.key)).data as { documentCopy: { url: string } }[];
      const { data: told } = await office.graphql<{ decisions: { documentCopy: { url: string } }[] }>(
        '{ decisions { documentCopy } }',
      );
      const { documentId: citing } = await publishedRelease(office, { title: 'Β', relatedDecisions: ['a'.repeat(24)] });
      const related = await office.graphql<{ pressRelease: { relatedDecisions: typeof decisions } }>(
        `{ pressRelease(documentId: "${citing}", locale: "el") { relatedDecisions { documentCopy } } }`,
      );
      for (const { documentCopy } of [...decisions, ...told.decisions, ...related.data.pressRelease.relatedDecisions]) {
        expect(documentCopy.url).toMatch(SIGNED);
        expect(await statuses([documentCopy.url])).toEqual([200]);
      }
      expect([decisions, told.decisions, related.data.pressRelease.relatedDecisions].map(({ length }) => length)).toEqual([
        1, 1, 1,
      ]);
      await provider.delete(copy);

      const seen: Kept[] = [
        file,
        (await get('/upload/files', library.admin)).results[0],
        await get(`/upload/files/${file.id}`, library.admin),
        (await get(`/api/sponsors/${documentId}?populate=logo`, library.key)).data.logo,
      ];
      for (const one of seen) {
        expect(addresses(one)).toEqual(addresses(one).map(() => expect.stringMatching(SIGNED)));
        expect(await statuses(addresses(one))).toEqual([200, 200, 200, 200, 200]);
      }
      expect(await statuses([graph.data.sponsor.logo.url])).toEqual([200]);
      expect(await statuses([file.url.replace(/X-Amz-Signature=./, 'X-Amz-Signature=x')])).toEqual([403]);

      const release = await office.strapi.documents(RELEASE).create({
        data: { title: 'Α', summary: 'α', kind: 'release', body: [{ type: 'image', image: row, children: EMPTY }] } as never,
        locale: 'el',
      });
      await letOut(office, RELEASE, release.documentId);
      const read = await get(`/api/press-releases/${release.documentId}?locale=el`, library.key);
      expect(await statuses([read.data.body[0].image.url])).toEqual([200]);

      // A file of a text that is public stands still.
      expect((await library.remove(file.id)).status).toBe(400);
      await office.strapi.db.connection('press_releases').delete();
      await library.remove(file.id);
      expect(await store.objects(CLOSED)).toEqual([]);
      await office.close();
    });
  });

  describe('that is open', () => {
    let office: Office;
    let library: Library;
    beforeAll(async () => ({ office, library } = await open({ S3_BUCKET: OPEN })));
    afterAll(() => office.close());

    it('are kept with all sizes at plain addresses, replaced, and taken away with all sizes', async () => {
      const [file] = (await library.kept(await photo())) as [Kept];
      expect([Object.keys(file.formats ?? {}).length, file.isUrlSigned]).toEqual([4, false]);
      expect(await store.objects(OPEN)).toEqual(namesOf(file));
      const plain = (url: string) => url.startsWith(`${store.endpoint}/${OPEN}/`) && !url.includes('?');
      expect(addresses(file).every(plain)).toBe(true);
      expect(await statuses(addresses(file))).toEqual([200, 200, 200, 200, 200]);
      expect((await fetch(file.url)).headers.get('content-type')).toBe('image/jpeg');

      const smaller = await samples.photograph({ width: 500, height: 300, format: 'png' });
      const present = (await library.replace(file.id, { name: 'b.png', content: smaller })).body as unknown as Kept;
      expect([present.url, present.width]).toEqual([file.url, 500]);
      expect(Object.keys(present.formats ?? {}).sort()).toEqual(['small', 'thumbnail']);
      expect(await store.objects(OPEN)).toEqual(namesOf(present));

      expect((await library.remove(file.id)).status).toBe(200);
      expect([await store.objects(OPEN), await library.rows()]).toEqual([[], []]);
    });

    it('arrive whole when they go in many parts', async () => {
      const content = Buffer.from('γραμμή κειμένου\n'.repeat(370_000));
      const [file] = (await library.kept({ name: 'long.txt', content })) as [Kept];
      expect((await contentAt(file.url)).equals(content)).toBe(true);
      await library.remove(file.id);
    });

    it.each([0, 1, 3])('leave nothing of a lot when the store fails after %d files', async (after) => {
      await store.fail({ name: 'QuotaExceeded', after });
      const { status, body } = await library.upload({ name: 'a.pdf', content: samples.PDF }, await photo());
      await store.fail();
      expect([status, body.error.details.code]).toEqual([502, 'store-full']);
      expect([await store.objects(OPEN), await library.rows()]).toEqual([[], []]);
    });

    it('leave the former picture as it was when the store fails in its replacement', async () => {
      const [file] = (await library.kept(await photo())) as [Kept];
      const state = async () => [await Promise.all(addresses(file).map(sumAt)), await library.rows(), await store.objects(OPEN)];
      const before = await state();
      await store.fail({ name: 'EntityTooLarge', after: 1, times: 1 });
      const { status } = await library.replace(file.id, { name: 'b.jpg', content: await samples.photograph() });
      expect(status).toBe(502);
      expect(await state()).toEqual(before);
      await library.remove(file.id);
    });

    it.each([
      ['does not know its key', 'store-keys', 'S3_ACCESS_KEY_ID', () => store.know(), () => store.know(SECRET)],
      ['knows its key by another secret', 'store-keys', 'S3_SECRET_ACCESS_KEY', () => store.know('x'), () => store.know(SECRET)],
      ['has no such bucket', 'store-bucket', 'S3_BUCKET', () => store.lose(OPEN), () => store.bring(OPEN)],
      // The last one: nobody comes back.
      ['is not at its address', 'store-unreachable', 'S3_ENDPOINT', () => store.leave(), () => undefined],
    ])('at a store that %s say what to mend, give no secret away, and keep nothing', async (_, code, names, spoil, mend) => {
      await spoil();
      for (const upload of [library.upload, library.uploadByKey]) {
        const { status, body } = await upload(await photo());
        expect([status, body.error.name, body.error.details.code]).toEqual([502, 'StoreFailed', code]);
        expect(body.error.message).toMatch(/^The file store .*operator.*\.$/);
        expect(body.error.message).toContain(names);
        expect(JSON.stringify(body)).not.toMatch(/S3RVER|127\.0\.0\.1|at .*\.js/);
      }
      await mend();
      expect([await store.objects(OPEN), await library.rows()]).toEqual([[], []]);
    });
  });
});
