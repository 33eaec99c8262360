import type { Office } from './office';

/** How many rows each table has. */
export async function countRows({ strapi }: Office): Promise<Record<string, number>> {
  const { rows: tables } = await strapi.db.connection.raw(`SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`);
  const counts = (tables as { tablename: string }[]).map(
    ({ tablename: name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`,
  );
  const { rows } = await strapi.db.connection.raw(counts.join(' UNION ALL '));
  return Object.fromEntries((rows as { name: string; count: number }[]).map(({ name, count }) => [name, count]));
}
