import { type EditorialOffice, openEditorialOffice, RELEASE, REASON } from './support/editorial';

type Hit = { documentId: string; type: string; title: string; locale: string; isFallback: boolean; highlight: { title: string } };

let desk: EditorialOffice;
beforeAll(async () => {
  desk = await openEditorialOffice();
});
afterAll(() => desk.office.close());

const ask = async (q: string, more: Record<string, string> = {}) => {
  const { status, body } = await desk.office.http.get('/api/search').query({ q, ...more });
  expect([status, body.error]).toEqual([200, undefined]);
  return body as { data: Hit[]; meta: Record<string, unknown> };
};
const found = async (q: string, more = {}) => (await ask(q, more)).data.map(({ documentId }) => documentId);

describe('The index', () => {
  it('holds what is published, and nothing before or after', async () => {
    const documentId = await desk.approved({ summary: 'Ανοίγει το καινούριο κολυμβητήριο' });
    expect(await found('κολυμβητήριο')).toEqual([]);
    await desk.done(desk.head, documentId, 'publish');
    expect(await found('κολυμβητηρίου')).toEqual([documentId]);
    const { data } = await ask('ΚΟΛΥΜΒΗΤΗΡΙΟ');
    expect(data[0]).toMatchObject({ type: 'press-releases', title: 'Νέα ώρα', locale: 'el', isFallback: false });
    expect(data[0]?.highlight).toEqual({ title: 'Νέα ώρα', text: 'Ανοίγει το καινούριο <mark>κολυμβητήριο</mark>' });
    await desk.done(desk.head, documentId, 'unpublish', { reason: REASON });
    expect(await found('κολυμβητήριο')).toEqual([]);
  });

  it('answers GraphQL alike', async () => {
    const documentId = await desk.published();
    const { data, errors } = await desk.office.graphql<{ search: unknown }>(
      `{ search(q: "νεα ωρα", locale: "el") { total isTotalExact hits { documentId title highlight { title } } facets { types { value count } organizations { name count } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.search).toMatchObject({
      total: 1,
      isTotalExact: true,
      hits: [{ documentId, title: 'Νέα ώρα', highlight: { title: '<mark>Νέα</mark> <mark>ώρα</mark>' } }],
      facets: { types: [{ value: 'press-releases', count: 1 }], organizations: [{ name: 'Δήμος', count: 1 }] },
    });
    await desk
      .releases()
      .delete({ documentId, locale: '*' } as never)
      .catch(() => undefined);
  });
});
void RELEASE;
