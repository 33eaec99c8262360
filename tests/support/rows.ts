import { Client } from 'pg';

/** What every start and every login may add to, whatever else happens. */
const RESTLESS = ['strapi_core_store_settings', 'strapi_sessions', 'strapi_webhooks', 'audit_log'];

/** How many rows each table of the database holds. */
export async function countRows(url: string): Promise<Record<string, number>> {
  const client = new Client(url);
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const counts = tables.rows
      .filter(({ name }) => !RESTLESS.includes(name))
      .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`);
    const { rows } = await client.query<{ name: string; count: number }>(counts.join(' UNION ALL ') || `SELECT '', 0`);
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  } finally {
    await client.end();
  }
}
