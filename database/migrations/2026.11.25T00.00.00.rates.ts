import type { Knex } from 'knex';

/** What callers used of their rates, told by each process of the office to the others; nothing of it outlives a crash. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`CREATE UNLOGGED TABLE limits_points (
    key text PRIMARY KEY,
    period bigint NOT NULL,
    points integer NOT NULL,
    ends_at bigint NOT NULL
  )`);
}
