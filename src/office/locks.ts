import { setTimeout as sleep } from 'node:timers/promises';

import type { Knex } from 'knex';

const DEADLOCK = '40P01';
const NOT_FREE = '55P03';
/** How long those who write may keep whoever changes their tables from it, in milliseconds. */
const PATIENCE = 600_000;
/** Below the second after which PostgreSQL looks for deadlocks, and may choose the writer to fail. */
const AT_MOST = 500;

type Changing = { tables: readonly string[]; isDropping?: boolean };

/**
 * For whoever changes tables while others write to them: what could not be had, or ended as a deadlock, is begun again, so that a
 * start or a new language costs no writer anything but a moment's wait.
 */
export async function givingWay<T>(act: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      const { code = '' } = fault as { code?: string };
      if (![DEADLOCK, NOT_FREE].includes(code) || performance.now() >= until) throw fault;
      await sleep(50 + Math.random() * 200);
    }
  }
}

/**
 * Takes at once all tables that the transaction will change, always in the same order. It waits for them so shortly that whoever waits
 * for it meanwhile is never the one that PostgreSQL ends for a deadlock. Within `givingWay`.
 */
export async function holdTables(trx: Knex.Transaction, { tables, isDropping = false }: Changing): Promise<void> {
  if (tables.length === 0) return;
  await trx.raw(`SET LOCAL lock_timeout = ${Math.max(5, Math.floor(AT_MOST / tables.length))}`);
  const names = [...new Set(tables)].sort().map((table) => `"${table.replaceAll('"', '""')}"`);
  // Only to drop what hangs on a table do its readers have to be gone too.
  await trx.raw(`LOCK TABLE ${names.join(', ')} IN ${isDropping ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE'} MODE`);
}
