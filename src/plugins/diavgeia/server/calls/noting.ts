import type { Knex } from 'knex';

import { callKindOf, deadlineIn } from '../../shared/calls';
import { toJson } from '../mirror/rows';
import type { Change } from '../mirror/store';

/**
 * Notes new tenders and calls, with the deadline their subject names. What a person has set stays, whatever version of the act comes
 * later; a deadline that was read is read again.
 */
export async function noteCalls(trx: Knex, news: Change[], now: Date): Promise<void> {
  const calls = news.flatMap(({ act, exposure }) => {
    const kind = exposure === 'public' ? callKindOf(act) : null;
    if (kind === null || act.status === 'revoked') return [];
    const deadline = deadlineIn(act.subject, act.issueDate)?.toISOString() ?? null;
    const posted = new Date(act.publishedAt ?? act.submittedAt ?? now.getTime()).toISOString();
    return [{ ada: act.ada, kind, deadline, posted }];
  });
  const changed = news.filter(({ before }) => before).map(({ act }) => act.ada);
  if (changed.length > 0)
    await trx.raw('UPDATE diavgeia_calls SET revision = revision + 1, changed_at = ? WHERE ada = ANY (?)', [
      now,
      changed,
    ] as never);
  if (calls.length === 0) return;
  await trx.raw(
    `INSERT INTO diavgeia_calls AS known (ada, kind, deadline_at, deadline_from, posted_at, changed_at)
     SELECT ada, kind, deadline, CASE WHEN deadline IS NOT NULL THEN 'subject' END, posted, ?::timestamptz
       FROM jsonb_to_recordset(?::jsonb) AS row (ada text, kind text, deadline timestamptz, posted timestamptz) ORDER BY ada
     ON CONFLICT (ada) DO UPDATE SET deadline_at = excluded.deadline_at, deadline_from = excluded.deadline_from
       WHERE known.deadline_from IS DISTINCT FROM 'person' AND known.deadline_at IS DISTINCT FROM excluded.deadline_at`,
    [now.toISOString(), toJson(calls)],
  );
}
