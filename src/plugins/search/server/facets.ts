export type Counts = { value: string; count: number }[];
export type Named = { documentId: string; name: string; slug: string | null; count: number }[];
export type Facets = { types: Counts; years: Counts; topics: Named; organizations: Named };
/** One value of one facet; only what has a page of its own has a name. */
export type Tally = { facet: keyof Facets; value: string; count: number; name: string | null; slug: string | null };

const MOST = 30;

/**
 * What `matched` holds, counted: the commonest of each facet. Names are in the asked language ($7), else in whichever readers
 * of that language are served; what is not public has none, and is not told.
 */
export const FACETS = `(
  SELECT json_agg(json_build_object('facet', facet, 'value', value, 'count', n, 'name', named.name, 'slug', named.slug) ORDER BY n DESC, value DESC)
  FROM (
    SELECT *, row_number() OVER (PARTITION BY facet ORDER BY n DESC, value DESC) AS place
    FROM (
      SELECT CASE WHEN type IS NULL THEN 'years' ELSE 'types' END AS facet, coalesce(type, year::text) AS value, count(*)::int AS n
      FROM matched GROUP BY GROUPING SETS (type, year) HAVING type IS NOT NULL OR year IS NOT NULL
      UNION ALL SELECT 'topics', topic, count(*)::int FROM matched, unnest(topics) AS topic GROUP BY topic
      UNION ALL SELECT 'organizations', body, count(*)::int FROM matched, unnest(bodies) AS body GROUP BY body) AS one) AS tally
  LEFT JOIN LATERAL (
    SELECT t.title AS name, t.slug FROM search_entries e JOIN search_texts t ON t.entry = e.id
    WHERE e.type = tally.facet AND e.document = tally.value ORDER BY $7 = ANY (e.serves) DESC, e.locale LIMIT 1
  ) AS named ON tally.facet IN ('topics', 'organizations')
  WHERE place <= ${MOST} AND (tally.facet IN ('types', 'years') OR named.name IS NOT NULL))`;

export function facetsFrom(tally: Tally[]): Facets {
  const of = (wanted: keyof Facets) => tally.filter(({ facet }) => facet === wanted);
  const counts = (facet: 'types' | 'years'): Counts => of(facet).map(({ value, count }) => ({ value, count }));
  const named = (facet: 'topics' | 'organizations'): Named =>
    of(facet).map(({ value, name, slug, count }) => ({ documentId: value, name: name ?? '', slug, count }));
  return { types: counts('types'), years: counts('years'), topics: named('topics'), organizations: named('organizations') };
}
