const FIELDS = `documentId title slug topics { name } organization { name } relatedEvents { title } localizations { title locale }
  images { alt file { alternativeText } } changeNotes { note }`;

/** Questions to the public side: lists, single entries, filters through relations, counts, both ways round. */
export const questions = (ids: string[]): { path: string; body?: object }[] => [
  { path: '/api/press-releases?locale=el&populate=*&sort=issuedAt:desc' },
  { path: '/api/press-releases?locale=el&fallback=true&populate=topics' },
  { path: '/api/press-releases?locale=el&filters[topics][name][$contains]=Θέμα&pagination[pageSize]=3' },
  { path: '/api/press-releases?locale=el&filters[kind]=statement&fields=title' },
  { path: '/api/press-releases?locale=el&sort=issuedAt:desc&pagination[pageSize]=2&fields=title' },
  { path: '/api/press-releases?locale=el&sort=issuedAt:desc&pagination[pageSize]=2&pagination[page]=2&fields=title' },
  { path: '/api/press-releases?locale=el&sort[0]=topics.name&fields=title' },
  { path: '/api/press-releases?locale=el&filters[images][alt][$contains]=1&fields=title' },
  { path: '/api/press-releases?locale=tr&fallback=true&filters[images][alt][$contains]=1&fields=title' },
  { path: '/api/press-releases?locale=tr&fallback=true&sort=title&pagination[pageSize]=2&populate[topics][fields]=name' },
  { path: '/api/press-releases?locale=tr&fallback=true&filters[topics][name][$contains]=Θέμα&fields=title' },
  {
    path: '/api/press-releases?locale=el&filters[documentId][$in][0]=none&filters[topics][documentId][$notNull]=true&fields=title',
  },
  { path: '/api/topics?locale=el&sort=name' },
  { path: '/api/events?locale=el&populate[sponsors][fields]=name&populate[place]=true' },
  { path: '/api/sponsors?locale=el' },
  { path: '/api/organizations?locale=el' },
  { path: '/api/search?q=ώρα&locale=el' },
  { path: '/api/search?q=Θέμα&locale=el&types=press-releases' },
  { path: '/graphql', body: { query: `{ pressReleases(locale: "el", sort: "issuedAt:desc") { ${FIELDS} } }` } },
  { path: '/graphql', body: { query: `{ pressReleases_connection(locale: "en") { pageInfo { total } nodes { title } } }` } },
  {
    path: '/graphql',
    body: { query: `{ events(locale: "el") { title sponsors { name } topics { name } } topics(locale: "el") { name } }` },
  },
  { path: '/graphql', body: { query: '{ topics(locale: "el", sort: "name") { name children { name } parent { name } } }' } },
  {
    path: '/graphql',
    body: {
      query:
        '{ pressReleases(locale: "tr", fallback: true, sort: "slug") { slug topics(pagination: { limit: 1 }, sort: "name") { name } } }',
    },
  },
  ...ids.flatMap((id) => [
    { path: `/api/press-releases/${id}?locale=el&populate=*` },
    {
      path: '/graphql',
      body: { query: `query One($id: ID!) { pressRelease(documentId: $id, locale: "el") { ${FIELDS} } }`, variables: { id } },
    },
  ]),
];

/** The same numbers for the same seed (mulberry32). */
export function randomBy(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
