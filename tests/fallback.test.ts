import { type EditorialOffice, NOTE, openEditorialOffice, REASON, RELEASE } from './support/editorial';
import { letOut } from './support/paper';

type Served = {
  documentId: string;
  title?: string;
  name?: string;
  servedLocale: string;
  isFallback: boolean;
  isStale: boolean;
  topics?: Served[];
  organization?: { name: string };
  localizations?: object[];
};
type Answer = { served: { nodes: Served[]; pageInfo: { total: number } }; asked: Served[]; one: Served };

const BODY = [{ type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο.' }] }];

describe('Whoever reads a language in which an entry is not out', () => {
  let desk: EditorialOffice;
  let harbour: string;
  let works: string;
  const of: Record<string, string> = {};

  const written = async (title: string, languages: string[], fields = {}) => {
    const documentId = await desk.drafted(`${title} el`, fields);
    for (const locale of languages.filter((l) => l !== 'el'))
      await desk
        .releases()
        .update({ documentId, locale: locale as 'tr', data: { title: `${title} ${locale}`, summary: 'x', body: BODY as never } });
    await letOut(desk.office, RELEASE, documentId, languages);
    return documentId;
  };
  const topic = async (name: string, languages: string[]) => {
    const topics = desk.office.strapi.documents('api::topic.topic');
    const { documentId } = await topics.create({ data: { name: `${name} el` }, locale: 'el' });
    for (const locale of languages)
      await topics.update({ documentId, locale: locale as 'tr', data: { name: `${name} ${locale}` } });
    return documentId;
  };
  const rest = async (asked: string, type = 'press-releases') => (await desk.office.http.get(`/api/${type}${asked}`)).body;
  const titles = (rows: Served[]) => rows.map(({ title }) => title);

  beforeAll(async () => {
    desk = await openEditorialOffice();
    harbour = await topic('Harbour', []);
    works = await topic('Works', ['tr']);
    of.all = await written('All', ['el', 'en', 'tr']);
    of.tr = await written('Turkish', ['el', 'tr'], { topics: [harbour, works] });
    of.en = await written('English', ['el', 'en'], { topics: [works] });
    of.el = await written('Greek', ['el'], { topics: [harbour, works] });
  });
  afterAll(() => desk.office.close());

  it('is served the first of asked, English and the office’s own, in lists over REST', async () => {
    const { data, meta } = await rest('?locale=tr&fallback=true&sort=title');
    expect(titles(data)).toEqual(['All tr', 'English en', 'Greek el', 'Turkish tr']);
    expect(data.map((r: Served) => [r.servedLocale, r.isFallback, r.isStale])).toEqual([
      ['tr', false, false],
      ['en', true, false],
      ['el', true, false],
      ['tr', false, false],
    ]);
    expect(meta.pagination.total).toBe(4);
    expect(titles((await rest('?locale=tr&sort=title')).data)).toEqual(['All tr', 'Turkish tr']);
    expect(titles((await rest('?locale=en&fallback=true&sort=title')).data)).toEqual([
      'All en',
      'English en',
      'Greek el',
      'Turkish el',
    ]);
  });

  it('filters, pages and counts what is served', async () => {
    const { data, meta } = await rest(
      '?locale=tr&fallback=true&sort=title:desc&filters[title][$contains]=e&pagination[page]=2&pagination[pageSize]=1',
    );
    expect(titles(data)).toEqual(['English en']);
    expect(meta.pagination.total).toBe(2);
  });

  it('is served one entry by its number', async () => {
    const one = async (documentId = '', asked = '') => (await rest(`/${documentId}?locale=tr${asked}`)).data as Served | null;
    expect(await one(of.en, '&fallback=true')).toMatchObject({ title: 'English en', servedLocale: 'en', isFallback: true });
    expect(await one(of.en)).toBeNull();
    expect(await one(of.tr, '&fields=title')).toEqual({
      id: expect.any(Number),
      documentId: of.tr,
      title: 'Turkish tr',
      servedLocale: 'tr',
      isFallback: false,
      isStale: false,
    });
  });

  it('sees what hangs on it in the next best language too', async () => {
    const { data } = await rest('?locale=tr&fallback=true&sort=title&populate[topics][fields]=name');
    const shown = data.map((r: Served) => (r.topics ?? []).map((t) => [t.name, t.servedLocale, t.isFallback]));
    const [el, tr] = [
      ['Harbour el', 'el', true],
      ['Works tr', 'tr', false],
    ];
    expect(shown).toEqual([[], [tr], [el, tr], [el, tr]]);
  });

  it('is answered the same over GraphQL', async () => {
    const { data, errors } = await desk.office.graphql<Answer>(`{
      served: pressReleases_connection(locale: "tr", fallback: true, sort: "title") {
        nodes { title servedLocale isFallback isStale topics { name servedLocale isFallback } localizations { locale } organization { name } }
        pageInfo { total }
      }
      asked: pressReleases(locale: "tr", sort: "title") { title servedLocale isFallback topics { name } }
      one: pressRelease(documentId: "${of.el}", locale: "tr", fallback: true) { title servedLocale topics(filters: { name: { eq: "Works tr" } }) { name } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.served.pageInfo.total).toBe(4);
    expect(data.served.nodes.map((r) => [r.title, r.servedLocale, r.isFallback, r.isStale, r.organization?.name])).toEqual([
      ['All tr', 'tr', false, false, 'Municipality'],
      ['English en', 'en', true, false, 'Municipality'],
      ['Greek el', 'el', true, false, 'Municipality'],
      ['Turkish tr', 'tr', false, false, 'Municipality'],
    ]);
    expect(data.served.nodes[3]?.topics).toEqual([
      { name: 'Harbour el', servedLocale: 'el', isFallback: true },
      { name: 'Works tr', servedLocale: 'tr', isFallback: false },
    ]);
    expect(data.served.nodes[3]?.localizations).toEqual([{ locale: 'el' }]);
    expect(data.asked).toEqual([
      { title: 'All tr', servedLocale: 'tr', isFallback: false, topics: [] },
      { title: 'Turkish tr', servedLocale: 'tr', isFallback: false, topics: [{ name: 'Works tr' }] },
    ]);
    expect(data.one).toEqual({ title: 'Greek el', servedLocale: 'el', topics: [{ name: 'Works tr' }] });
  });
  it('tells whose source has said something else since, and minor corrections do not count', async () => {
    const bodies = desk.office.strapi.documents('api::organization.organization');
    await bodies.update({ documentId: desk.body, locale: 'tr', data: { name: 'Belediye' } });
    const documentId = await written('Changing', ['el', 'tr']);
    const stale = async () => {
      const { data } = await rest(`/${documentId}?locale=tr`);
      const over = await desk.office.graphql<{ pressRelease: Served }>(
        `{ pressRelease(documentId: "${documentId}", locale: "tr") { isStale } }`,
      );
      expect(over.data.pressRelease.isStale).toBe(data.isStale);
      return data.isStale as boolean;
    };
    const corrected = async (locale: string, title: string, major: boolean) => {
      await desk.releases().update({ documentId, locale: locale as 'tr', data: { title } });
      await desk.done(desk.writer, documentId, 'submit', { locale });
      await desk.done(desk.editor, documentId, 'approve', { locale });
      await desk.done(desk.head, documentId, 'correct', { locale, note: NOTE, major });
    };
    expect(await stale()).toBe(false);
    await corrected('el', 'Changing, with a comma', false);
    expect(await stale()).toBe(false);
    await corrected('el', 'Changing to something else', true);
    expect(await stale()).toBe(true);
    expect((await rest(`/${documentId}?locale=el`)).data.isStale).toBe(false);
    await corrected('tr', 'Changing, translated anew', true);
    expect(await stale()).toBe(false);
  });

  it('tells the same of what no desk clears', async () => {
    const topics = desk.office.strapi.documents('api::topic.topic');
    const stale = async () => (await rest(`/${works}?locale=tr`, 'topics')).data.isStale as boolean;
    await topics.update({ documentId: works, locale: 'el', data: { thk: '12' } });
    expect(await stale()).toBe(false);
    await topics.update({ documentId: works, locale: 'el', data: { name: 'Public works el' } });
    expect(await stale()).toBe(true);
    await topics.update({ documentId: works, locale: 'tr', data: { name: 'Works tr' } });
    expect(await stale()).toBe(false);
  });

  it('never sees a version that was taken back, nor a draft', async () => {
    const documentId = await written('Taken', ['el', 'en', 'tr']);
    const seen = async () => {
      const { data } = await rest(`?locale=tr&fallback=true&filters[documentId]=${documentId}`);
      const one = await desk.office.http.get(`/api/press-releases/${documentId}?locale=tr&fallback=true`);
      expect([data[0]?.title]).toEqual([one.body.data?.title]);
      return one.status === 200 ? one.body.data.title : one.status;
    };
    expect(await seen()).toBe('Taken tr');
    await desk.done(desk.head, documentId, 'unpublish', { locale: 'tr', reason: REASON });
    expect(await seen()).toBe('Taken en');
    await desk.done(desk.head, documentId, 'unpublish', { locale: 'en', reason: REASON });
    expect(await seen()).toBe('Taken el');
    await desk.done(desk.head, documentId, 'unpublish', { locale: 'el', reason: REASON });
    expect(await seen()).toBe(410);
    const bySlug = await desk.office.http.get(`/api/press-releases?locale=tr&fallback=true&filters[slug][$eq]=taken-tr`);
    expect([bySlug.status, bySlug.body.error.details.reason]).toEqual([410, REASON]);
  });

  it('is led from a former address, and from the one of another language, to where the entry stands', async () => {
    const documentId = await written('Moving', ['el', 'tr']);
    await desk.releases().update({ documentId, locale: 'el', data: { slug: 'moved-el' } });
    await letOut(desk.office, RELEASE, documentId, ['el']);
    const ask = async (slug: string, locale: string, fallback = false) => {
      const question = `{ pressReleaseBySlug(slug: "${slug}", locale: "${locale}", fallback: ${fallback}) { slug documentId movedTo { slug locale documentId } } }`;
      const over = await desk.office.graphql<{ pressReleaseBySlug: object | null }>(question);
      const asked = `?locale=${locale}&fallback=${fallback}&filters[slug][$eq]=${slug}`;
      const { data, meta } = await rest(asked);
      expect(meta.pagination.total).toBe(data.length);
      const [found] = data as { slug: string; documentId: string; movedTo?: object }[];
      const both = found ? { slug: found.slug, documentId: found.documentId, movedTo: found.movedTo ?? null } : null;
      expect(over.data.pressReleaseBySlug).toEqual(both);
      return both;
    };
    const at = (slug: string, locale: string) => ({ slug, locale, documentId });
    expect(await ask('moved-el', 'el')).toEqual({ slug: 'moved-el', documentId, movedTo: null });
    expect(await ask('moving-el', 'el')).toEqual({ slug: 'moved-el', documentId, movedTo: at('moved-el', 'el') });
    expect(await ask('moving-el', 'tr')).toBeNull();
    expect(await ask('moving-el', 'tr', true)).toEqual({ slug: 'moving-tr', documentId, movedTo: at('moving-tr', 'tr') });
    expect(await ask('moving-tr', 'en', true)).toBeNull();
    expect(await ask('never-was', 'el')).toBeNull();
    await desk.releases().update({ documentId, locale: 'el', data: { slug: 'not-out-yet' } });
    expect(await ask('not-out-yet', 'el', true)).toBeNull();
    await desk.done(desk.head, documentId, 'unpublish', { locale: 'el', reason: REASON });
    const gone = await desk.office.graphql(`{ pressReleaseBySlug(slug: "moving-el", locale: "el") { slug } }`);
    expect(gone.errors?.[0]?.extensions.code).toBe('STRAPI_GONE');
    expect(await ask('not-out-yet', 'el')).toBeNull();
  });

  it('is told what it asked wrongly, in its own language', async () => {
    const ask = async (asked: string) => {
      const { status, body } = await desk.office.http.get(`/api/press-releases${asked}`).set('Accept-Language', 'tr');
      return [status, body.error?.details?.refusals?.[0]?.code, body.error?.message] as const;
    };
    const code = async (asked: string) => (await ask(asked)).slice(0, 2);
    expect(await ask('?fallback=maybe')).toEqual([400, 'fallback-not-yes-or-no', 'fallback true ya da false olur.']);
    expect(await code('?fallback=true&locale=*')).toEqual([400, 'fallback-not-one-language']);
    expect(await code('?fallback=true&locale=xx')).toEqual([400, 'unknown-language']);
    expect(await code('?fallback=true&fallback=false')).toEqual([400, 'fallback-not-yes-or-no']);
    expect(await code(`?filters[slug][$eq]=${'a'.repeat(10_000)}`)).toEqual([400, 'address-too-long']);
    const long = await desk.office.graphql(`{ pressReleaseBySlug(slug: "${'a'.repeat(10_000)}") { slug } }`);
    expect(long.errors?.[0]?.extensions.code).toBe('STRAPI_REFUSED');
  });
});
