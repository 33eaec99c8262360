import { openOffice, type Office } from './support/office';

const RELEASES = 2_400;
type Hit = { documentId: string; type: string };
type Answer = {
  data: Hit[];
  meta: { isTotalExact: boolean; pagination: { total: number }; facets: { types: { value: string; count: number }[] } };
};

/** More releases than can be leafed through hold one word; two a day, back from the first of November 2026. */
const GROWN = `
  INSERT INTO press_releases (document_id, locale, title, slug, summary, kind, lifecycle, issued_at, published_at, created_at, updated_at)
  SELECT 'common' || n, 'el', CASE n WHEN ${RELEASES} THEN 'Συνηθισμένοι καιροί' ELSE 'Ανακοίνωση ' || n END, 'common' || n,
    'Λόγος συνηθισμένος, ' || CASE WHEN n > 80 AND n % 2 = 0 THEN 'μονοήμερος' ELSE 'άλλος' END || ' και ' || CASE WHEN n % 600 = 0 THEN 'σπανιότατος' ELSE 'καθημερινός' END, 'release', 'live', at, at, at, at
  FROM generate_series(1, ${RELEASES}) AS n, LATERAL (SELECT timestamp '2026-11-01' - n * interval '12 hours' AS at) AS moment`;

describe('Words that more entries hold than can be leafed through', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    const { connection } = office.strapi.db;
    await office.strapi.documents('api::place.place').create({ locale: 'el', data: { name: 'Συνηθισμένη πλατεία' } });
    await connection.raw('ALTER TABLE press_releases DISABLE TRIGGER USER');
    await connection.raw(GROWN);
    await connection.raw('ALTER TABLE press_releases ENABLE TRIGGER USER');
    await connection.raw(`SELECT search_renew('press-releases', array_agg(document_id)) FROM press_releases`);
    await connection.raw('ANALYZE search_entries');
  });
  afterAll(() => office.close());

  const ask = async (q: string, more: object = {}) => {
    const { status, body } = await office.http.get('/api/search').query({ q, locale: 'el', pageSize: 100, ...more });
    expect([status, body.error]).toEqual([200, undefined]);
    return body as Answer;
  };
  const names = ({ data }: Answer) => data.map(({ documentId }) => documentId);

  it.each(['συνηθισμένος', 'συνηθ'])('show by «%s» what is near in time, what has no date and what is called so', async (q) => {
    const answer = await ask(q);
    const { isTotalExact, pagination, facets } = answer.meta;
    expect(isTotalExact).toBe(false);
    expect(pagination.total).toBeGreaterThan(150);
    expect(pagination.total).toBeLessThan(1_000);
    expect(facets.types.map(({ value }) => value).sort()).toEqual(['places', 'press-releases']);
    expect(answer.data.slice(0, 2).map(({ type }) => type)).toContain('places');
    expect(names(answer)).toContain(`common${RELEASES}`);
    expect(names(answer)).toContain('common1');
    const numbers = names(answer).map((name) => Number(name.replace('common', '')));
    expect(numbers.filter((n) => n > 600 && n < RELEASES)).toEqual([]);
  });

  it('show the newest where the years that are looked at hold more than are ranked', async () => {
    const newest = Array.from({ length: 100 }, (_, i) => `common${82 + 2 * i}`);
    expect(names(await ask('μονοήμερος'))).toEqual(newest);
  });

  it('count all the same where a year leaves few of them', async () => {
    const { meta } = await ask('συνηθισμένος', { year: '2024' });
    expect(meta).toMatchObject({ isTotalExact: true, pagination: { total: 732 } });
  });

  it('are held against all of the rare words beside them', async () => {
    const rare = [600, 1_200, 1_800, 2_400].map((n) => `common${n}`);
    for (const q of ['συνηθισμένος σπανιότατος', 'σπανιότατος συνηθισ']) {
      const answer = await ask(q);
      expect(names(answer).sort()).toEqual([...rare].sort());
      expect(answer.meta).toMatchObject({ isTotalExact: true, pagination: { total: 4 } });
    }
  });
});
