import sharp from 'sharp';

import { openLibrary, type Kept, type Library } from './support/library';
import { openOffice, type Office } from './support/office';
import { logIn, type Person } from './support/people';
import * as samples from './support/samples';

const EVENT = 'api::event.event';

describe('The media library', () => {
  let office: Office;
  let library: Library;
  beforeAll(async () => {
    office = await openOffice();
    library = await openLibrary(office);
  });
  afterAll(() => office.close());

  const drawn = async (file: { url: string }) => sharp(await library.content(file)).metadata();
  const all = (file: Kept) => [file, ...Object.values(file.formats ?? {})];
  const photo = { width: 500, height: 250 };

  describe('draws every picture anew, so that it', () => {
    it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('is known with its measures as %s', async (format) => {
      // Flat, since some kinds take long to draw.
      const flat = { width: 500, height: 60 };
      const [file] = await library.kept({ name: `a.${format}`, content: await samples.photograph({ ...flat, format }) });
      expect(file).toMatchObject({ mime: `image/${format}`, ...flat });
      expect(Object.keys(file!.formats ?? {}).sort()).toEqual(['small', 'thumbnail']);
      expect((await drawn(file!)).format).toBe(format === 'avif' ? 'heif' : format);
    });

    it.each(['jpeg', 'webp', 'png'] as const)('stands upright and says nothing of its place as %s', async (format) => {
      const content = await samples.photograph({ ...photo, format, orientation: 6, place: true });
      expect(content.includes('Someone')).toBe(true);
      const [file] = await library.kept({ name: `tilefono.${format}`, content });
      expect(file).toMatchObject({ width: 250, height: 500 });
      for (const one of all(file!)) {
        const { exif, xmp, iptc, orientation } = await drawn(one);
        expect({ exif, xmp, iptc, orientation }).toEqual({});
        expect((await library.content(one)).includes('Someone')).toBe(false);
      }
    });

    it('says nothing of its place even when the panel is told not to make files smaller', async () => {
      const uploads = office.strapi.plugin('upload').service('upload');
      const settings = await uploads.getSettings();
      await uploads.setSettings({ ...settings, sizeOptimization: false });
      const [file] = await library.kept({ name: 'a.jpg', content: await samples.photograph({ place: true }) });
      await uploads.setSettings(settings);
      expect((await drawn(file!)).exif).toBeUndefined();
    });

    it('leaves behind what was hidden after its last pixel', async () => {
      const content = Buffer.concat([await samples.photograph(), samples.archive({ 'a.txt': 'hidden' }), samples.HTML]);
      const [file] = await library.kept({ name: 'a.jpg', content });
      const stored = await library.content(file!);
      expect([stored.includes('hidden'), stored.includes('<script>')]).toEqual([false, false]);
    });

    it('keeps moving when it moves', async () => {
      const frames = await Promise.all([1, 2].map(() => samples.photograph({ width: 60, height: 40, format: 'png' })));
      const content = await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer();
      const [file] = await library.kept({ name: 'a.gif', content });
      expect(file).toMatchObject({ width: 60, height: 40 });
      expect((await drawn(file!)).pages).toBe(2);
    });

    it('is refused before it is unfolded when it has more pixels than a camera makes', async () => {
      const bomb = sharp({ create: { width: 20_000, height: 6_000, channels: 3, background: 'red' } });
      const content = await bomb.png({ compressionLevel: 1 }).toBuffer();
      const { status, body } = await library.upload({ name: 'bomb.png', content });
      expect([status, body.error.details.refusals[0]?.code]).toEqual([400, 'picture-too-large']);
      expect(body.error.message).toContain('120 million pixels and the limit is 100 million');
    });
  });

  describe('knows of a file', () => {
    let file: Kept;
    beforeAll(async () => {
      [file] = (await library.kept({ name: 'a.jpg', content: await samples.photograph(photo) })) as [Kept];
    });
    const describe_ = (path: string, token: string, body: object) =>
      office.http.put(path).set('Authorization', `Bearer ${token}`).send(body);
    const byPanel = (body: object) => describe_(`/media/files/${file.id}`, library.admin, body);
    const byKey = (body: object) => describe_(`/api/media/files/${file.id}`, library.key, body);

    it('what the panel tells: alt texts by language, credit, licence, when, at which event, and whether people agreed', async () => {
      const event = await office.strapi.documents(EVENT).create({
        data: { title: 'Γιορτή', kind: 'cultural', startsAt: '2030-05-01T18:00:00.000Z' } as never,
        locale: 'el',
      });
      const told = { credit: 'Α. Φωτογράφου', licence: 'CC BY 4.0', takenAt: '2030-05-01T18:30:00.000Z', peopleAgreed: 'yes' };
      const { status, body } = await byPanel({
        ...told,
        altTexts: { el: 'Η πλατεία', en: 'The square' },
        event: event.documentId,
      });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ ...told, altTexts: { el: 'Η πλατεία', en: 'The square' } });
      expect(body.data.event).toMatchObject({ documentId: event.documentId, title: 'Γιορτή' });
    });

    it('what a program tells, and changes only that', async () => {
      const { status, body } = await byKey({ altTexts: { tr: 'Meydan', en: null } });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ altTexts: { el: 'Η πλατεία', tr: 'Meydan' }, credit: 'Α. Φωτογράφου' });
    });

    it('things that outsiders do not learn, by REST or GraphQL', async () => {
      const sponsor = { name: 'Χορηγός', kind: 'media', isPublic: true, sponsorshipStatus: 'agreed', logo: file.id };
      await office.strapi.documents('api::sponsor.sponsor').create({ data: sponsor as never, locale: 'el' });
      const answer = await office.http.get('/api/sponsors?locale=el&populate=logo');
      const body = answer.body.data[0].logo;
      expect(body).toMatchObject({ credit: 'Α. Φωτογράφου', altTexts: { tr: 'Meydan' } });
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['peopleAgreed']));
      expect(body.event).toBeUndefined();
      const { errors } = await office.graphql('{ sponsors { logo { peopleAgreed } } }', {}, library.key);
      expect(errors?.[0]?.message).toContain('peopleAgreed');
      const graph = await office.graphql('{ sponsors { logo { altTexts credit licence takenAt } } }', {}, library.key);
      expect(graph.errors).toBeUndefined();
    });

    it.each([
      [{ altTexts: { de: 'Der Platz' } }],
      [{ altTexts: { el: 'α'.repeat(401) } }],
      [{ peopleAgreed: 'maybe' }],
      [{ takenAt: 'yesterday' }],
      [{ event: 'nothing' }],
      [{ url: 'https://elsewhere.example' }],
    ])('nothing of the kind of %j', async (body) => {
      expect((await byPanel(body)).status).toBe(400);
    });

    it('nothing from strangers', async () => {
      const before = await library.rows();
      expect((await office.http.put(`/media/files/${file.id}`).send({ credit: 'x' })).status).toBe(401);
      expect((await office.http.put(`/api/media/files/${file.id}`).send({ credit: 'x' })).status).toBe(403);
      expect((await byKey({})).status).toBe(200);
      expect((await describe_('/media/files/999999', library.admin, {})).status).toBe(404);
      expect((await library.rows()).map(({ credit }) => credit)).toEqual(before.map(({ credit }) => credit));
    });
  });

  describe('tells a moderator, who may not read events, of files and folders alone', () => {
    let moderator: Person;
    let file: Kept;
    beforeAll(async () => {
      moderator = await logIn(office, 'moderator');
      [file] = (await library.kept({ name: 'b.jpg', content: await samples.photograph(photo) })) as [Kept];
      const data = { title: 'Κρυφή γιορτή', kind: 'cultural', startsAt: '2030-05-01T18:00:00.000Z', internalNote: 'kanarini' };
      const { documentId } = await office.strapi.documents(EVENT).create({ data: data as never, locale: 'el' });
      await office.strapi
        .plugin('media')
        .service('details')
        .describe({ id: file.id, given: { event: documentId } });
    });

    it.each([
      'files?populate=*',
      'files?populate[event]=*',
      'files?populate[event][populate]=*',
      'files?populate=folder,event',
      'files?populate[0]=related',
      'files?populate[related][populate]=*',
      'files?populate[folder][populate]=*',
      'files?populate[folder][populate][files][populate][event]=true',
      'files?populate[folder][populate][files][filters][event][title][$contains]=a',
      'files?populate=createdBy',
      'files?populate[folder][populate]=createdBy.roles',
      'files?filters[event][internalNote][$contains]=kanarini',
      'files?filters[$or][0][$not][event][internalNote][$contains]=kanarini',
      'files?filters[updatedBy][email][$contains]=a',
      'files?sort=event.internalNote:asc',
      'files?sort[event][internalNote]=asc',
      'files?where[event][internalNote][$contains]=kanarini',
      'folders?populate=files.event',
      'folders?filters[files][event][internalNote][$contains]=kanarini',
      'folders/1?populate[files][populate][event]=true',
    ])('not %s', async (question) => {
      const { status, body } = await moderator.get(`/upload/${question}`);
      expect(status).toBe(400);
      expect(body.error?.details).toMatchObject({ refusals: [{ code: 'out-of-reach' }] });
      expect(JSON.stringify(body)).not.toContain('Κρυφή');
    });

    it.each([
      'files?page=1&pageSize=20&sort=createdAt:DESC&populate=folder&filters[$and][0][folder][id][$null]=true',
      'files?sort=name:ASC&_q=b&filters[$and][0][mime][$contains]=image&filters[$and][1][createdAt][$gt]=2020-01-01T00:00:00Z',
      'files?filters[$and][0][$not][mime][$contains][0]=video&populate[folder]=true',
      'folders?pagination[pageSize]=-1&populate[parent]=true&filters[$and][0][parent][id][$null]=true',
      'folders?pagination[pageSize]=-1&_q=a&folderPath=/1',
    ])('but %s', async (question) => {
      expect(await moderator.get(`/upload/${question}`)).toMatchObject({ status: 200 });
    });

    it('and not at which event a file was made', async () => {
      const { status, body } = await moderator.get(`/media/files/${file.id}`);
      expect([status, Object.keys(body.data as object).includes('event')]).toEqual([200, false]);
      const byWriter = await (await logIn(office, 'writer')).get(`/media/files/${file.id}`);
      expect(byWriter.body.data).toMatchObject({ event: { title: 'Κρυφή γιορτή' } });
    });
  });

  it('fetches nothing from inside the network of the server', async () => {
    const { port } = new URL(office.url);
    const urls = ['localhost', '0.0.0.0', '[::ffff:127.0.0.1]'].map((host) => `http://${host}:${port}/_health`);
    const before = await library.rows();
    const request = office.http.post('/upload/actions/upload-from-urls').set('Authorization', `Bearer ${library.admin}`);
    const { text } = await request.send({ urls });
    const errors = [...text.matchAll(/event: file:error\ndata: (.*)/g)].map(([, data = '']) => JSON.parse(data).message);
    expect(errors).toEqual(
      urls.map((url) => expect.stringContaining(`${url}” was not fetched: the address leads into the network`)),
    );
    expect(await library.rows()).toEqual(before);
  });
});
