import type { Knex } from 'knex';

/** Under this key the state of the search names the languages of which every entry knows whether it is served in them. */
export const INDEXED = 'languages';

export async function languagesNow(connection: Knex): Promise<string[]> {
  const { rows } = await connection.raw('SELECT code FROM i18n_locale ORDER BY 1');
  return (rows as { code: string }[]).map(({ code }) => code);
}

/** That all entries were looked at since these are the office's languages. */
export async function noteIndexed(connection: Knex, languages: string[]): Promise<void> {
  await connection.raw(
    `INSERT INTO search_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [INDEXED, languages.join()],
  );
}
