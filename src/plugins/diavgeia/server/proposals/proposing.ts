import type { Knex } from 'knex';

import { type Candidate, fits, type Rule } from '../../shared/suggesting';
import { toJson } from '../mirror/rows';
import type { Change } from '../mirror/store';
import { rulesIn } from './rules';

/** What was posted longer ago is no news: a first copy of all acts since 2010 proposes those of a month. */
const DAYS = 30;
const DAY = 86_400_000;

type Found = Candidate & { ada: string };

/**
 * Proposes new acts that fit a rule, in the transaction in which they are written. Of what readers may not see in full nothing is
 * proposed, and what was decided once is not asked again, whatever version comes.
 */
export async function propose(trx: Knex, news: Change[], now: Date): Promise<void> {
  const isOpen = ({ act, exposure }: Change) => act.status === 'published' && exposure === 'public';
  const closed = news.filter((one) => one.before !== undefined && !isOpen(one)).map(({ act }) => act.ada);
  if (closed.length > 0)
    await trx.raw(`UPDATE diavgeia_proposals SET state = 'gone' WHERE ada = ANY (?) AND state = 'open'`, [closed]);
  const since = now.getTime() - DAYS * DAY;
  const fresh = news.filter((one) => isOpen(one) && (one.act.publishedAt ?? one.act.submittedAt ?? 0) >= since);
  if (fresh.length === 0) return;
  const names = await namesOfUnits(trx, [...new Set(fresh.flatMap(({ act }) => act.unitUids))]);
  const found = fresh.map(({ act }) => ({ ...act, unitNames: act.unitUids.flatMap((uid) => names.get(uid) ?? []) }));
  await proposeThose(trx, found, now);
}

/** After a rule was changed: the acts of the last month that fit it now. Answers how many were not proposed before. */
export async function proposeAgain(db: Knex, now: Date): Promise<number> {
  const { rows } = (await db.raw(
    `SELECT ada, subject, decision_type_uid AS "typeUid", array_agg(coalesce(unit.uid, '')) AS "unitUids",
            array_agg(coalesce(unit.label, '')) AS "unitNames"
       FROM decisions LEFT JOIN decisions_units_lnk AS link ON link.decision_id = decisions.id
       LEFT JOIN decision_units AS unit ON unit.id = link.decision_unit_id
      WHERE decision_status = 'published' AND exposure = 'public' AND missing_since IS NULL AND posted_at >= ?
        AND NOT EXISTS (SELECT FROM diavgeia_proposals AS proposed WHERE proposed.ada = decisions.ada AND state <> 'gone')
      GROUP BY decisions.id`,
    [new Date(now.getTime() - DAYS * DAY)],
  )) as { rows: Found[] };
  return proposeThose(db, rows, now);
}

async function proposeThose(trx: Knex, found: Found[], now: Date): Promise<number> {
  const rules = (await rulesIn(trx)).filter(({ isOn }) => isOn);
  const fitting = found.flatMap((one) => {
    const rule = rules.find((each) => fits(each, one));
    return rule ? [{ ada: one.ada, ...madeBy(rule) }] : [];
  });
  if (fitting.length === 0) return 0;
  const { rowCount } = (await trx.raw(
    `INSERT INTO diavgeia_proposals (ada, rule_id, makes, kind, proposed_at)
     SELECT ada, rule_id, makes, kind, ?::timestamptz
       FROM jsonb_to_recordset(?::jsonb) AS row (ada text, rule_id bigint, makes text, kind text) ORDER BY ada
     ON CONFLICT (ada) DO UPDATE SET state = 'open' WHERE diavgeia_proposals.state = 'gone'`,
    [now.toISOString(), toJson(fitting)],
  )) as { rowCount: number };
  return rowCount;
}

const madeBy = ({ id, makes, kind }: Rule) => ({ rule_id: id, makes, kind });

async function namesOfUnits(trx: Knex, uids: string[]): Promise<Map<string, string>> {
  const rows = await trx('decision_units').whereIn('uid', uids).select<{ uid: string; label: string | null }[]>('uid', 'label');
  return new Map(rows.map(({ uid, label }) => [uid, label ?? '']));
}
