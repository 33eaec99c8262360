import type { Knex } from 'knex';

import { addDays, dayOf } from '../../shared/moments';
import { isForPress, TERM } from '../../shared/press';
import { toJson } from '../mirror/rows';
import type { Change } from '../mirror/store';

/** What was posted before the office kept this list is not asked for. */
const DAYS = 60;

/** Puts new regulatory acts on the list of what the press must print: the law asks that of them whether or not the office shows them. */
export async function notePress(trx: Knex, news: Change[], now: Date): Promise<void> {
  const since = now.getTime() - DAYS * 86_400_000;
  const rows = news
    .filter(({ act }) => act.status === 'published' && isForPress(act))
    .map(({ act }) => ({ ada: act.ada, posted: act.publishedAt ?? act.submittedAt ?? now.getTime() }))
    .filter(({ posted }) => posted >= since)
    .map(({ ada, posted }) => ({ ada, posted: new Date(posted).toISOString(), due: addDays(dayOf(posted), TERM) }));
  if (rows.length === 0) return;
  await trx.raw(
    `INSERT INTO diavgeia_press (ada, posted_at, due_on)
     SELECT ada, posted, due FROM jsonb_to_recordset(?::jsonb) AS row (ada text, posted timestamptz, due date) ORDER BY ada
     ON CONFLICT (ada) DO NOTHING`,
    [toJson(rows)],
  );
}
