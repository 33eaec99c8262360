import fc from 'fast-check';

import { openOffice, type Office } from './support/office';
import { draftRelease, letOut } from './support/paper';

const RELEASE = 'api::press-release.press-release';
const LANGUAGES = ['el', 'tr', 'en'] as const;
const CHAINS: Record<string, readonly string[]> = { el: ['el', 'en'], tr: ['tr', 'en', 'el'], en: ['en', 'el'] };
const BODY = [{ type: 'paragraph', children: [{ type: 'text', text: 'x' }] }];

type Version = { title: string; slug: string };
type Known = { documentId: string; kind: string; out: Partial<Record<string, Version>> };
type Question = { asked: string; sort: string; contains: string; kind: string | null; page: number; pageSize: number };

const question = fc.record({
  asked: fc.constantFrom(...LANGUAGES),
  sort: fc.constantFrom('title:asc', 'title:desc', 'slug:asc'),
  contains: fc.constantFrom('', 'a', 'b', 'c', 'tr', 'en', 'el'),
  kind: fc.constantFrom(null, 'release', 'announcement'),
  page: fc.integer({ min: 1, max: 4 }),
  pageSize: fc.integer({ min: 1, max: 7 }),
});

/** What must come, reckoned in memory from what was let out. */
function expectedOf(all: Known[], { asked, sort, contains, kind, page, pageSize }: Question) {
  const [field, way] = sort.split(':') as ['title' | 'slug', string];
  const served = all.flatMap((one) => {
    const locale = CHAINS[asked]?.find((language) => one.out[language]);
    const version = locale && one.out[locale];
    return version && (kind === null || one.kind === kind) && version.title.includes(contains) ? [{ locale, ...version }] : [];
  });
  served.sort((a, b) => (a[field] < b[field] ? -1 : 1) * (way === 'desc' ? -1 : 1));
  return { total: served.length, rows: served.slice((page - 1) * pageSize, page * pageSize) };
}

describe('Lists in the next best language', () => {
  let office: Office;
  const known: Known[] = [];

  const publish = async (i: number, languages: string[], kind: string) => {
    const versionIn = (language: string): Version => {
      const title = `${'abc'[i % 3]}${'abc'[(i * 7) % 3]}${i}${language}`;
      return { title, slug: title };
    };
    const [first = 'el', ...rest] = languages;
    const { documentId } = await draftRelease(office, { ...versionIn(first), kind }, first);
    for (const locale of rest)
      await office.strapi
        .documents(RELEASE)
        .update({ documentId, locale: locale as 'tr', data: { ...versionIn(locale), summary: 'x', body: BODY as never } });
    const out = languages.filter((_, place) => (i + place) % 4 !== 3);
    if (out.length > 0) await letOut(office, RELEASE, documentId, out);
    known.push({ documentId, kind, out: Object.fromEntries(out.map((language) => [language, versionIn(language)])) });
  };
  const restUrl = ({ asked, sort, contains, kind, page, pageSize }: Question) =>
    `/api/press-releases?${new URLSearchParams({
      locale: asked,
      fallback: 'true',
      sort,
      fields: 'title,slug',
      ...(contains && { 'filters[title][$contains]': contains }),
      ...(kind && { 'filters[kind]': kind }),
      'pagination[page]': String(page),
      'pagination[pageSize]': String(pageSize),
    }).toString()}`;
  const graphql = ({ asked, sort, contains, kind, page, pageSize }: Question) =>
    `{ pressReleases_connection(locale: "${asked}", fallback: true, sort: "${sort}", pagination: { page: ${page}, pageSize: ${pageSize} }
      filters: { ${contains && `title: { contains: "${contains}" }`} ${kind ? `kind: { eq: "${kind}" }` : ''} }) {
        nodes { title slug servedLocale isFallback } pageInfo { total } } }`;

  beforeAll(async () => {
    office = await openOffice();
    const sets = fc.sample(fc.subarray([...LANGUAGES], { minLength: 1 }), { numRuns: 24, seed: 4 });
    for (const [i, languages] of sets.entries()) await publish(i, languages, i % 2 ? 'release' : 'announcement');
  });
  afterAll(() => office.close());

  const agree = async (asked: Question) => {
    const { total, rows } = expectedOf(known, asked);
    const wanted = rows.map(({ title, slug, locale }) => [title, slug, locale, locale !== asked.asked]);
    type Row = Version & { servedLocale: string; isFallback: boolean };
    const told = (found: Row[]) => found.map((row) => [row.title, row.slug, row.servedLocale, row.isFallback]);
    const { body } = await office.http.get(restUrl(asked));
    expect([body.meta.pagination.total, told(body.data)]).toEqual([total, wanted]);
    type Answer = { pressReleases_connection: { nodes: Row[]; pageInfo: { total: number } } };
    const { pressReleases_connection: over } = (await office.graphql<Answer>(graphql(asked))).data;
    expect([over.pageInfo.total, told(over.nodes)]).toEqual([total, wanted]);
  };

  it('are what a reckoning in memory says, whatever is asked', async () => {
    await fc.assert(fc.asyncProperty(question, agree), { numRuns: 60, seed: 4 });
  });

  it('stay so when language versions are taken back, and let out again', async () => {
    for (const one of known.filter(({ out }) => out.tr).slice(0, 3)) {
      const where = { documentId: one.documentId, locale: 'tr', publishedAt: { $notNull: true } };
      await office.strapi.db.query(RELEASE).deleteMany({ where });
      delete one.out.tr;
    }
    await fc.assert(fc.asyncProperty(question, agree), { numRuns: 20, seed: 5 });
  });

  it('agree with the tables that are kept of them, whoever wrote last', async () => {
    for (const [asked, chain] of Object.entries(CHAINS)) {
      const { rows } = await office.strapi.db.connection.raw(`SELECT document_id, locale FROM served_${asked}.press_releases`);
      const kept = Object.fromEntries((rows as { document_id: string; locale: string }[]).map((r) => [r.document_id, r.locale]));
      const wanted = known.flatMap(({ documentId, out }) => {
        const locale = chain.find((language) => out[language]);
        return locale ? [[documentId, locale]] : [];
      });
      expect(kept).toEqual(Object.fromEntries(wanted));
    }
  });
});
