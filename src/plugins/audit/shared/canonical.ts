/**
 * The text of a row that its hash is made of, as PostgreSQL writes it: a JSON array, moments in UTC with microseconds.
 * Rows already written were hashed by it, so it never changes; a new column needs a second form beside it.
 */
export function canonicalForm(row: string): string {
  const moment = `to_char(${row}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const columns =
    'number former - act actor_kind actor_id actor_name type document_id locale title says before after note ip user_agent';
  const values = columns.split(' ').map((column) => (column === '-' ? moment : `${row}.${column}`));
  return `jsonb_build_array(${values.join(', ')})::text`;
}

/** What the first row of all is chained to. */
export const GENESIS = { number: 0, hash: '0'.repeat(64) };
