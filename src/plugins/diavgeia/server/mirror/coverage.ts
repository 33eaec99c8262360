import type { Knex } from 'knex';

import type { MonthCoverage } from '../../shared/contracts';

/** Acts by the month that they bear, from the first to the present one, and whether the month was read as a whole. */
export async function coverageOf(db: Knex, organizationUid: string, now: Date): Promise<MonthCoverage[]> {
  const { rows } = await db.raw(
    `WITH given AS (SELECT ?::text AS uid, ?::date AS today),
     counted AS (SELECT date_trunc('month', issue_date)::date AS month, count(*)::int AS acts FROM decisions, given
       WHERE organization_uid = uid AND issue_date BETWEEN '2010-10-01' AND today + 31 GROUP BY 1),
     months AS (SELECT month::date FROM given, generate_series((SELECT min(month) FROM counted), date_trunc('month', today), interval '1 month') AS month),
     unread AS (SELECT state, issued_from, issued_to FROM diavgeia_windows WHERE state <> 'done' AND walk_id =
       (SELECT id FROM diavgeia_walks, given WHERE organization_uid = uid ORDER BY id DESC LIMIT 1))
     SELECT to_char(months.month, 'YYYY-MM') AS month, coalesce(acts, 0) AS acts,
       coalesce((SELECT CASE WHEN bool_or(state = 'failed') THEN 'failed' ELSE max(state) END FROM unread
         WHERE issued_from < months.month + interval '1 month' AND issued_to > months.month), 'read') AS state
     FROM months LEFT JOIN counted USING (month) ORDER BY 1`,
    [organizationUid, now.toISOString()],
  );
  return rows as MonthCoverage[];
}
