import { Client } from 'pg';

/** What every start and every login may add to, whatever else happens. */
const RESTLESS = ['limits_points', 'strapi_core_store_settings', 'strapi_sessions', 'strapi_webhooks', 'audit_log'];

/** How many rows each table of the database holds. */
export async function countRows(url: string): Promise<Record<string, number>> {
  const counter = await openCounter(url);
  return counter.count().finally(() => counter.close());
}

/** Counts again and again over one connection, which spares the server most of the work. */
export async function openCounter(url: string) {
  const client = new Client({ connectionString: url });
  // A database that is dropped first says so to whoever still holds it.
  client.on('error', () => undefined);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const counts = tables.rows
    .filter(({ name }) => !RESTLESS.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`);
  const text = counts.join(' UNION ALL ') || `SELECT '', 0`;
  return {
    async count(): Promise<Record<string, number>> {
      const { rows } = await client.query<{ name: string; count: number }>({ name: 'count', text });
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
    },
    close: () => client.end(),
  };
}
