import { type EditorialOffice, openEditorialOffice, REASON } from './support/editorial';
import { openLibrary } from './support/library';
import { letOut } from './support/paper';
import { photograph } from './support/samples';

type Hit = {
  documentId: string;
  type: string;
  title: string;
  locale: string | null;
  isFallback: boolean;
  highlight: { title: string; text: string | null };
};
type Answer = {
  data: Hit[];
  meta: { pagination: { total: number }; ignored: string[]; corrected: string[]; facets: Record<string, unknown[]> };
};

let desk: EditorialOffice;
beforeAll(async () => {
  desk = await openEditorialOffice();
});
afterAll(() => desk.office.close());

const ask = async (q: string, more: Record<string, string> = {}) => {
  const { status, body } = await desk.office.http.get('/api/search').query({ q, ...more });
  expect([status, body.error]).toEqual([200, undefined]);
  return body as Answer;
};
const found = async (q: string, more = {}) => (await ask(q, more)).data.map(({ documentId }) => documentId);
const of = (type: string) => desk.office.strapi.documents(`api::${type}.${type}` as 'api::event.event');
const make = async (type: string, data: object, locale = 'el') =>
  (await of(type).create({ data: data as never, locale })).documentId;
const text = (words: string) => [{ type: 'paragraph', children: [{ type: 'text', text: words }] }];
const upkeep = () =>
  desk.office.strapi.plugin('search').service('upkeep') as { renewAll(): Promise<number>; renewDue(): Promise<void> };
const renewed = () => upkeep().renewAll();
const renewDueNow = () => upkeep().renewDue();
const OUT = { type: 'api::event.event', state: 'published', live: 'published', edition: 0 };
const CONSULTATION = { kind: 'plan', summary: 'Σύνοψη', opensAt: '2026-01-01T08:00:00Z', closesAt: '2027-01-01T08:00:00Z' };
const EVENT = { kind: 'cultural', startsAt: '2026-12-01T18:00:00Z' };

describe('The index follows every write in its transaction', () => {
  it('holds what is published, and nothing before or after', async () => {
    const documentId = await desk.approved({ summary: 'Ανοίγει το καινούριο κολυμβητήριο' });
    expect(await found('κολυμβητήριο')).toEqual([]);
    await desk.done(desk.head, documentId, 'publish');
    expect(await found('κολυμβητηρίου')).toEqual([documentId]);
    const { data } = await ask('ΚΟΛΥΜΒΗΤΗΡΙΟ');
    expect(data[0]).toMatchObject({ type: 'press-releases', title: 'Νέα ώρα', locale: 'el', isFallback: false });
    expect(data[0]?.highlight).toEqual({ title: 'Νέα ώρα', text: 'Ανοίγει το καινούριο <mark>κολυμβητήριο</mark>' });
    await desk.releases().update({ documentId, locale: 'el', data: { summary: 'Κλείνει το γυμναστήριο' } });
    expect([await found('γυμναστήριο'), await found('κολυμβητήριο')]).toEqual([[], [documentId]]);
    await desk.done(desk.head, documentId, 'unpublish', { reason: REASON });
    expect(await found('κολυμβητήριο')).toEqual([]);
  });

  it('keeps a withdrawn release readable', async () => {
    const documentId = await desk.approved({ summary: 'Ακυρώνεται η πεζοπορία' });
    await desk.done(desk.head, documentId, 'publish');
    await desk.done(desk.head, documentId, 'withdraw', { reason: REASON });
    expect((await ask('πεζοπορία')).data).toMatchObject([{ documentId, lifecycle: 'withdrawn' }]);
  });

  it('finds the words of rich text, components and names, and loses them with what they hung on', async () => {
    const topic = await make('topic', { name: 'Ανακύκλωση' });
    const library = await openLibrary(desk.office);
    const { body: pictures } = await library.upload({ name: 'moon.jpg', content: await photograph({ width: 40, height: 30 }) });
    const [picture] = pictures as unknown as { id: number }[];
    const documentId = await make('event', {
      title: 'Βραδιά',
      ...EVENT,
      description: text('Μουσική με σαντούρι'),
      programme: [{ at: '19:00:00', title: 'Ομιλία για τα μελίσσια', speaker: 'Ομιλήτρια' }],
      images: [{ file: picture?.id, alt: 'Πανσέληνος πάνω από τον κόλπο' }],
      topics: [topic],
      organization: desk.body,
      internalNote: 'εμπιστευτικό',
    });
    await letOut(desk.office, 'api::event.event', documentId);
    for (const word of ['σαντούρι', 'μελίσσι', 'πανσέληνος', 'ανακύκλωση', 'Δήμος βραδιά'])
      expect([word, await found(word, { types: 'events' })]).toEqual([word, [documentId]]);
    expect(await found('εμπιστευτικό')).toEqual([]);
    const { data, meta } = await ask('σαντούρι');
    expect(data[0]?.highlight.text).toBe(
      'Μουσική με <mark>σαντούρι</mark> Ομιλία για τα μελίσσια Ομιλήτρια Πανσέληνος πάνω από τον κόλπο',
    );
    expect(meta.facets).toMatchObject({ topics: [{ name: 'Ανακύκλωση', count: 1 }], years: [{ value: '2026', count: 1 }] });
    expect(await found('βραδιά', { topic })).toEqual([documentId]);
    await of('topic').update({ documentId: topic, locale: 'el', data: { name: 'Κομποστοποίηση' } as never });
    expect([await found('ανακύκλωση βραδιά'), await found('κομποστοποίηση βραδιά')]).toEqual([[], [documentId]]);
    await desk.head.post(desk.at(documentId, 'unpublish', 'api::event.event'), { reason: REASON });
    expect(await found('κομποστοποίηση βραδιά')).toEqual([]);
  });

  it('shows articles with their consultation, and clippings and sponsors with their consent', async () => {
    const consultation = await make('consultation', { title: 'Κανονισμός πρασίνου', ...CONSULTATION });
    const article = await make('consultation-article', {
      number: '1',
      order: 1,
      heading: 'Περί φοινίκων',
      text: text('Κλαδεύονται'),
      consultation,
    });
    expect(await found('φοίνικες')).toEqual([]);
    await letOut(desk.office, 'api::consultation.consultation', consultation);
    expect((await ask('φοίνικες')).data).toMatchObject([{ documentId: article, within: { documentId: consultation } }]);
    await desk.head.post(desk.at(consultation, 'unpublish', 'api::consultation.consultation'), { reason: REASON });
    expect(await found('φοίνικες')).toEqual([]);

    const outlet = await make('organization', { name: 'Εφημερίδα', kind: 'media-outlet' });
    const clipping = { title: 'Ρεπορτάζ για ψαρόβαρκες', medium: 'print', outlet, datePublished: '2026-01-01T08:00:00Z' };
    const clip = await make('media-clipping', { ...clipping, excerpt: 'απόσπασμα', isPublic: false });
    expect(await found('ψαρόβαρκες')).toEqual([]);
    await of('media-clipping').update({ documentId: clip, locale: 'el', data: { isPublic: true } as never });
    expect([await found('ψαρόβαρκες'), await found('απόσπασμα')]).toEqual([[clip], []]);
    const sponsor = await make('sponsor', { name: 'Ελαιουργείο', kind: 'money', isPublic: true, sponsorshipStatus: 'asked' });
    expect(await found('ελαιουργείο')).toEqual([]);
    await of('sponsor').update({ documentId: sponsor, locale: 'el', data: { sponsorshipStatus: 'agreed' } as never });
    expect(await found('ελαιουργείο')).toEqual([sponsor]);
  });

  it('is what it was when a transaction is undone, and follows plain SQL', async () => {
    const { db } = desk.office.strapi;
    const undone = db.transaction(async () => {
      await make('place', { name: 'Νεώριο' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await found('νεώριο')).toEqual([]);
    const place = await make('place', { name: 'Ταρσανάς' });
    await db.connection('places').where({ document_id: place }).update({ name: 'Καρνάγιο' });
    expect([await found('ταρσανάς'), await found('καρνάγιο')]).toEqual([[], [place]]);
    await db.connection('places').where({ document_id: place }).delete();
    expect(await found('καρνάγιο')).toEqual([]);
  });
});

describe('What went wrong', () => {
  it('is found and mended by verifying, and made anew from nothing', async () => {
    const { strapi } = desk.office;
    const place = await make('place', { name: 'Λατομείο' });
    const { connection } = strapi.db;
    await connection('search_entries').where({ document: place }).update({ print: '00000000-0000-0000-0000-000000000000' });
    const gone = await make('place', { name: 'Αλυκή' });
    await connection('search_entries').where({ document: gone }).delete();
    const lost = { serves: '{el}', weight: 1, topics: '{}', bodies: '{}', title: '', heading: '', vector: '', locale: 'el' };
    await connection('search_entries').insert({
      ...lost,
      type: 'places',
      document: 'nobody',
      print: '00000000-0000-0000-0000-000000000000',
    });
    expect(await renewed()).toBe(3);
    expect([await found('λατομείο'), await found('αλυκή')]).toEqual([[place], [gone]]);
    expect(await renewed()).toBe(0);
    await connection('search_entries').delete();
    expect(await renewed()).toBeGreaterThan(3);
    expect(await found('αλυκή')).toEqual([gone]);
  });

  it('waits for the background where too many hang on one name', async () => {
    const { db } = desk.office.strapi;
    const topic = await make('topic', { name: 'Πλημμύρες' });
    const [row] = await db.connection('topics').where({ document_id: topic }).select('id');
    const documents = Array.from({ length: 201 }, (_, i) => ({
      document_id: `many${i}`,
      locale: 'el',
      title: 'Πολλές',
      kind: 'other',
      lifecycle: 'live',
    }));
    await db.transaction(async ({ trx }) => {
      const papers = documents.map(({ document_id }) => ({ document_id, document: document_id, language: 'el', ...OUT }));
      await trx('editorial_papers').insert(papers);
      const rows = documents.map((one) => ({ ...one, starts_at: new Date(), published_at: new Date() }));
      const ids: { id: number }[] = await trx('events').insert(rows, ['id']);
      await trx('events_topics_lnk').insert(ids.map(({ id }) => ({ event_id: id, topic_id: row.id })));
    });
    expect((await ask('πλημμύρα πολλές')).meta.pagination.total).toBe(201);
    await of('topic').update({ documentId: topic, locale: 'el', data: { name: 'Καταιγίδες' } as never });
    expect((await ask('καταιγίδα πολλές')).meta.pagination.total).toBe(0);
    await renewDueNow();
    expect((await ask('καταιγίδα πολλές')).meta.pagination.total).toBe(201);
    expect(await found('πλημμύρα')).toEqual([]);
  });
});

describe('Languages', () => {
  it('serves the asked one, and with fallback the first published of the chain', async () => {
    const place = await make('place', { name: 'Μαρίνα' });
    await of('place').update({ documentId: place, locale: 'en', data: { name: 'Marina' } as never });
    const hits = async (q: string, more: Record<string, string>) =>
      (await ask(q, { types: 'places', ...more })).data.map(({ locale, isFallback }) => [locale, isFallback]);
    expect(await hits('μαρίνα', { locale: 'el' })).toEqual([['el', false]]);
    expect(await hits('marina', { locale: 'tr' })).toEqual([]);
    expect(await hits('marina', { locale: 'tr', fallback: 'true' })).toEqual([['en', true]]);
    expect(await hits('μαρίνα', { locale: 'tr', fallback: 'true' })).toEqual([]);
    expect(await hits('μαρίνα', { locale: 'el', fallback: 'true' })).toEqual([['el', false]]);
    await of('place').delete({ documentId: place, locale: 'en' });
    expect(await hits('μαρίνα', { locale: 'tr', fallback: 'true' })).toEqual([['el', true]]);
    const draft = await desk.drafted('Μπουκαμβίλια');
    expect(await found('μπουκαμβίλια', { locale: 'tr', fallback: 'true' })).toEqual([]);
    await desk.releases().delete({ documentId: draft, locale: 'el' });
  });
});

describe('The answer', () => {
  it('ranks the title before the text, and says what it counted', async () => {
    const plain = await desk.drafted('Ανακοίνωση', { summary: 'Για τον φάρο', issuedAt: '2026-10-01T08:00:00Z' });
    const titled = await desk.drafted('Ο φάρος', { issuedAt: '2020-10-01T08:00:00Z' });
    for (const documentId of [plain, titled]) await letOut(desk.office, 'api::press-release.press-release', documentId);
    expect(await found('φάρος')).toEqual([titled, plain]);
    const { meta } = await ask('φάρος', { pageSize: '1', page: '2' });
    expect(meta).toMatchObject({
      pagination: { page: 2, pageSize: 1, pageCount: 2, total: 2 },
      isTotalExact: true,
      facets: { types: [{ value: 'press-releases', count: 2 }], organizations: [{ name: 'Δήμος', count: 2 }] },
    });
    expect(await found('φάρος', { year: '2020', organization: desk.body, types: 'press-releases,events' })).toEqual([titled]);
  });

  it('is safe to print', async () => {
    const place = await make('place', { name: '<img src=x onerror="alert(1)"> & άρπα' });
    const [hit] = (await ask('άρπα')).data;
    expect([hit?.documentId, hit?.highlight.title]).toEqual([
      place,
      '&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; <mark>άρπα</mark>',
    ]);
  });

  it('says which words it left out and which it took for others', async () => {
    const place = await make('place', { name: 'Υδραγωγείο' });
    const { data, meta } = await ask('το υδραγογίο');
    expect([data[0]?.documentId, meta.ignored, meta.corrected]).toEqual([place, ['το'], ['υδραγογιο']]);
  });

  it('comes by GraphQL alike', async () => {
    const { data, errors } = await desk.office.graphql<{ search: unknown }>(
      `{ search(q: "φαρος", locale: "el", types: ["press-releases"], year: 2020) { total isTotalExact hits { title highlight { title } } facets { years { value count } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.search).toEqual({
      total: 1,
      isTotalExact: true,
      hits: [{ title: 'Ο φάρος', highlight: { title: 'Ο <mark>φάρος</mark>' } }],
      facets: { years: [{ value: '2020', count: 1 }] },
    });
  });
});
