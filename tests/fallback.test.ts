import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
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
});
