import type { Client } from 'pg';

/** The acts that make an edition. */
const LETS_OUT = ['publish', 'force-publish', 'correct'].map((verb) => `editorial.${verb}`);

/** What must be the same, however a publication was broken off; of one language version each. */
const HALVES = `
  SELECT p.document, p.state, p.live, p.edition, p.last_verb AS "lastVerb", p.forced_at IS NOT NULL AS "isForced",
    (SELECT count(*)::int FROM press_releases r WHERE r.document_id = p.document AND r.published_at IS NOT NULL) AS rows,
    (SELECT count(DISTINCT e.number)::int FROM editorial_editions e WHERE e.document = p.document) AS editions,
    (SELECT count(*)::int FROM editorial_editions e WHERE e.document = p.document) AS kept,
    (SELECT count(*)::int FROM audit_log a WHERE a.document_id = p.document AND a.act = ANY($1)) AS logged,
    (SELECT count(*)::int FROM audit_log a WHERE a.document_id = p.document AND a.act = 'editorial.force-publish') > 0 AS "wasForced",
    (SELECT substr(a.act, 11) FROM audit_log a WHERE a.document_id = p.document ORDER BY a.number DESC LIMIT 1) AS "lastLogged",
    (SELECT array_agg(n.number || '/' || n.year) FROM register_numbers n WHERE n.document_id = p.document) AS given,
    (SELECT array_agg(DISTINCT r.number) FROM press_releases r WHERE r.document_id = p.document) AS written
  FROM editorial_papers p ORDER BY p.id`;

type Half = { document: string; state: string; live: string; edition: number; lastVerb: string; isForced: boolean } & {
  rows: number;
  editions: number;
  kept: number;
  logged: number;
  wasForced: boolean;
  lastLogged: string;
  given: string[] | null;
  written: (string | null)[];
};

/** Nothing between two states: what is out has its number, its edition and its line in the log, once; what is not has nothing. */
export async function expectWhole(client: Client): Promise<void> {
  const { rows } = await client.query<Half>(HALVES, [LETS_OUT]);
  for (const half of rows) expect(half).toEqual({ ...half, ...wholeOf(half) });
  const { rows: numbers } = await client.query<{ number: number }>('SELECT number FROM register_numbers ORDER BY number');
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, i) => i + 1));
}

/** What the rest must be where the paper says this. */
function wholeOf({ live, edition, lastVerb, wasForced, written, given }: Half): Partial<Half> {
  const isOut = live === 'published' || live === 'corrected';
  return {
    rows: isOut ? 1 : 0,
    edition: live === 'never' ? 0 : Math.max(edition, 1),
    editions: edition,
    kept: edition,
    logged: edition,
    lastLogged: lastVerb,
    isForced: wasForced,
    given: edition > 0 ? [String(written[0])] : null,
    written: edition > 0 ? (given ?? []) : [null],
  };
}
