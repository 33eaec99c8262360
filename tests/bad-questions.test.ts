import { openOffice, type Office } from './support/office';
import { publishedRelease } from './support/paper';

const LEAKS = /\b(select|insert|update|delete) .*(from|into|set)\b|\bat \S+ \(|node_modules|Error:|undefined|NaN/i;

describe('A bad question', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    const data = { title: 'Δοκιμή', summary: 'Περίληψη', kind: 'release' as const, body: [] };
    await publishedRelease(office, data);
  });
  afterAll(() => office.close());

  const QUESTIONS: [string, string][] = [
    ['locale=de', 'no language “de”'],
    ['pagination[pageSize]=-1', 'from 1 to 100'],
    ['pagination[pageSize]=100000', 'from 1 to 100'],
    ['pagination[page]=abc', '“page”'],
    ['pageSize=-1', 'pagination[pageSize]'],
    ['page=abc', 'pagination[page]'],
    ['pagination[start]=99999999999999999999', '“start”'],
    ['filters[organization][parent][parent][taxNumber]=1', 'organization.parent.parent.taxNumber'],
    ['filters[mediaNote][$contains]=a', 'mediaNote'],
    ['sort=organization.taxNumber', 'taxNumber'],
    ['populate[organization][fields]=taxNumber', 'taxNumber'],
    ['populate=organization,createdBy', 'createdBy'],
    [`sort=${'title,'.repeat(50)}title`, 'at most 40 fields'],
    [`populate[topics][sort]=${'name,'.repeat(50)}name`, 'at most 40 fields'],
    ['jsonLd=maybe', 'The parameter “jsonLd” does not have the right form'],
    ['fields=colour', 'colour'],
    ['colour=red', 'colour'],
    ['sort=title:sideways', 'asc or desc'],
    ['filters=abc', 'filters[field]'],
    ['filters[$or][title]=x', '$or'],
    ['filters[title][$or][0]=x', 'filters[$or][0][title]=value'],
    ['filters[title][$between]=1', '$between'],
    ['filters[title][$like]=1', '$like'],
    ['filters[id]=abc', '“id”'],
    ['filters[topics]=abc', '“topics”'],
    ['filters[kind]=poem', '“kind”'],
    ['filters[body][$contains]=x', '“body”'],
    ['filters[issuedAt][$gt]=yesterday', '“issuedAt”'],
    ['filters[title]=%00', 'U+0000'],
    [`populate=organization${'.parent'.repeat(12)}`, '10 relations deep'],
  ];
  it.each(QUESTIONS)('like %s is answered with what is wrong in it', async (query, names) => {
    const { status, body } = await office.http.get(`/api/press-releases?${query}`);
    expect({ status, message: body.error?.message }).toEqual({ status: 400, message: expect.stringContaining(names) });
    expect(JSON.stringify(body)).not.toMatch(LEAKS);
  });

  it.each(['Δ', 'x\r\nX-Evil: 1', 'x event', '😀', 'x'.repeat(300)])(
    'for a documentId like “%s”, which nothing can have, finds nothing, over REST and GraphQL',
    async (documentId) => {
      const rest = await office.http.get('/api/press-releases').query({ 'filters[documentId]': documentId });
      expect({ status: rest.status, data: rest.body.data }).toEqual({ status: 200, data: [] });
      expect(rest.headers['surrogate-key']).toMatch(/^deltio any:press-release( press-release:x+)?( press-release)?$/);
      const query = `query ($id: ID!) { pressReleases(filters: { documentId: { eq: $id } }) { title } }`;
      const graphql = await office.http.get('/graphql').query({ query, variables: JSON.stringify({ id: documentId }) });
      expect({ status: graphql.status, body: graphql.body }).toEqual({ status: 200, body: { data: { pressReleases: [] } } });
      expect(rest.headers['x-evil']).toBeUndefined();
    },
  );

  const deep = (levels: number) => `{ pressReleases { ${'relatedReleases { '.repeat(levels)} title ${'}'.repeat(levels)} } }`;
  const GRAPHQL: [string, string, string][] = [
    ['twelve levels', deep(12), 'at most 10 levels'],
    ['no end', '{ pressReleases {', 'cannot be read'],
    ['an unknown field', '{ pressReleases { colour } }', '“colour”'],
    ['a private filter', '{ pressReleases(filters: { mediaNote: { contains: "a" } }) { title } }', '“mediaNote”'],
    ['alternatives within a field', '{ topics(filters: { name: { and: ["e"] } }) { name } }', 'filters[$and][0][name]=value'],
    ['a private order', '{ pressReleases(sort: "mediaNote") { title } }', '“mediaNote”'],
    ['an unknown language', '{ pressReleases(locale: "de") { title } }', '“de”'],
    ['a page of -1', '{ pressReleases(pagination: { pageSize: -1 }) { title } }', 'from 1 to 100'],
    ['a page of 100000', '{ topics_connection(pagination: { pageSize: 100000 }) { nodes { name } } }', 'from 1 to 100'],
    ['a page of 100000 inside', '{ pressReleases { topics(pagination: { limit: 100000 }) { name } } }', 'from 1 to 100'],
    ['a date that is none', '{ pressReleases(filters: { issuedAt: { gt: "yesterday" } }) { title } }', 'yesterday'],
    ['a kind that is none', '{ pressReleases(filters: { kind: { eq: "poem" } }) { title } }', '“kind”'],
  ];
  it.each(GRAPHQL)('as a GraphQL query with %s is answered with what is wrong in it', async (_, query, names) => {
    const { errors } = await office.graphql(query);
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining(names)]);
    expect(JSON.stringify(errors)).not.toMatch(LEAKS);
    expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it('is answered in the language of whoever asked', async () => {
    const { body } = await office.http
      .post('/graphql')
      .set('Accept-Language', 'tr')
      .send({ query: deep(12) });
    expect(body.errors[0].message).toMatch(/^Bir GraphQL sorgusunda/);
  });
});
