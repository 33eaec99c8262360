import type { Knex } from 'knex';

import type { Act } from '../../shared/act';
import { toJson } from './rows';

type Link = { table: string; target: string; column: string; uids: (act: Act) => string[] };

export const LINKS: Link[] = [
  { table: 'decisions_units_lnk', target: 'decision_units', column: 'decision_unit', uids: ({ unitUids }) => unitUids },
  { table: 'decisions_signers_lnk', target: 'decision_signers', column: 'decision_signer', uids: ({ signerUids }) => signerUids },
  {
    table: 'decisions_categories_lnk',
    target: 'decision_categories',
    column: 'decision_category',
    uids: ({ categoryUids }) => categoryUids,
  },
];

/** ΑΔΑ: `known` of those that stood there before, `hidden` of those that readers may not know. */
type Linking = { acts: Act[]; known: string[]; hidden: string[] };

/** Ties acts that were just written to their units, signers and categories, to our own organization and our own department. */
export async function linkActs(trx: Knex, { acts, known, hidden }: Linking): Promise<void> {
  const adas = acts.map(({ ada }) => ada);
  if (known.length > 0) await unlink(trx, known);
  // Of a hidden act nothing is named.
  const silent = new Set<string>(hidden);
  const tellers = acts.filter(({ ada }) => !silent.has(ada));
  for (const link of LINKS) {
    await nameTargets(trx, tellers, link);
    await linkTo(trx, acts, link);
  }
  await trx.raw(
    `INSERT INTO decisions_organization_lnk (decision_id, organization_id)
     SELECT decisions.id, min(organizations.id) FROM decisions JOIN organizations ON organizations.diavgeia_uid = decisions.organization_uid
      WHERE decisions.ada = ANY (?) GROUP BY decisions.id ON CONFLICT DO NOTHING`,
    [adas],
  );
  await linkDepartments(trx, adas);
}

async function unlink(trx: Knex, adas: string[]): Promise<void> {
  for (const { table } of LINKS)
    await trx.raw(`DELETE FROM ${table} USING decisions WHERE decisions.id = decision_id AND ada = ANY (?)`, [adas]);
  await trx.raw(
    `DELETE FROM decisions_organization_lnk USING decisions WHERE decisions.id = decision_id AND ada = ANY (?)
       AND organization_uid IS NOT NULL`,
    [adas],
  );
}

/** The department is the one that is tied to the act's unit, by the unit's entry or by its code at the department. */
export async function linkDepartments(trx: Knex, adas: string[]): Promise<void> {
  await trx.raw(
    `INSERT INTO decisions_department_lnk (decision_id, department_id)
     SELECT decisions.id, min(departments.id) FROM decisions
       JOIN decisions_units_lnk AS unit ON unit.decision_id = decisions.id
       JOIN decision_units ON decision_units.id = unit.decision_unit_id
       LEFT JOIN decision_units_department_lnk AS tie ON tie.decision_unit_id = decision_units.id
       JOIN departments ON departments.id = tie.department_id OR departments.diavgeia_unit_uid = decision_units.uid
      WHERE decisions.ada = ANY (?) AND NOT EXISTS (SELECT FROM decisions_department_lnk WHERE decision_id = decisions.id)
      GROUP BY decisions.id ON CONFLICT DO NOTHING`,
    [adas],
  );
}

/** What the portal's own lists do not know yet, or no longer, gets an entry with nothing but its code. */
async function nameTargets(trx: Knex, acts: Act[], { target, uids }: Link): Promise<void> {
  const named = [...new Set(acts.flatMap((act) => uids(act).map(codeOf)))];
  if (named.length === 0) return;
  await trx.raw(
    `INSERT INTO ${target} (document_id, uid, created_at, updated_at, published_at)
     SELECT ${DOCUMENT_ID}, uid, now(), now(), now() FROM jsonb_array_elements_text(?::jsonb) AS named (uid)
      WHERE NOT EXISTS (SELECT FROM ${target} AS known WHERE known.uid = named.uid) ORDER BY uid ON CONFLICT DO NOTHING`,
    [toJson(named)],
  );
}

const codeOf = (uid: string) => uid.slice(0, 40);

async function linkTo(trx: Knex, acts: Act[], { table, target, column, uids }: Link): Promise<void> {
  const pairs = acts.flatMap((act) => uids(act).map((uid, i) => ({ ada: act.ada, uid: codeOf(uid), ord: i + 1 })));
  if (pairs.length === 0) return;
  await trx.raw(
    `INSERT INTO ${table} (decision_id, ${column}_id, ${column}_ord)
     SELECT decisions.id, ${target}.id, ord FROM jsonb_to_recordset(?::jsonb) AS row (ada text, uid text, ord integer)
       JOIN decisions ON decisions.ada = row.ada JOIN ${target} ON ${target}.uid = row.uid ON CONFLICT DO NOTHING`,
    [toJson(pairs)],
  );
}

/** In the form of Strapi's own: 24 small letters and digits. */
export const DOCUMENT_ID = `'u' || substr(md5(gen_random_uuid()::text), 1, 23)`;
