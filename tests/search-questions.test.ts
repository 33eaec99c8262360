import { openOffice, type Office } from './support/office';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('A bad question', () => {
  const WRONG: [string, Record<string, string>, RegExp][] = [
    ['no words at all', {}, /q/],
    ['ten thousand characters', { q: 'a'.repeat(10_000) }, /300/],
    ['a language there is not', { q: 'α', locale: 'xx' }, /el, en, tr/],
    ['a type there is not', { q: 'α', types: 'contacts' }, /press-releases/],
    ['a negative page size', { q: 'α', pageSize: '-1' }, /pageSize|Entries on a page/],
    ['a huge page size', { q: 'α', pageSize: '101' }, /100/],
    ['page fifty million', { q: 'α', page: '50000000' }, /1000/],
    ['a page that is no number', { q: 'α', page: '1e3' }, /./],
    ['a field there is not', { q: 'α', sort: 'title' }, /sort/],
  ];
  it.each(WRONG)('%s is refused in a sentence', async (_what, query, says) => {
    const { status, body } = await office.http.get('/api/search').query(query);
    expect([status, body.error.name]).toEqual([400, 'ValidationError']);
    expect(body.error.message).toMatch(says);
  });

  it.each(["'; --", '""', '«»', '!!!', '&|!():*', '\\', '\0', 'το και η', 'the', ' ', '<->', "a'b\\c", '%', '_', '💥'])(
    '%j is answered with nothing',
    async (q) => {
      expect((await office.http.get('/api/search').query({ q, locale: q === 'the' ? 'en' : 'el' })).body.data).toEqual([]);
    },
  );

  it('is refused in the language of the caller, by GraphQL too', async () => {
    const { body } = await office.http.get('/api/search').query({ q: 'α', page: '50000000' }).set('Accept-Language', 'tr');
    expect(body.error.message).toContain('en çok 1000 sonuç');
    const { errors } = await office.graphql('{ search(q: "α", pageSize: -1) { total } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
