import type { Knex } from 'knex';
import { DateTime } from 'luxon';

import type { Portal } from '../client/portal';
import { DOCUMENT_ID } from './links';
import { toJson } from './rows';

const local = (instant: number | null) =>
  instant === null ? null : DateTime.fromMillis(instant).toISO({ includeOffset: false });

/** Mirrors an organization's units and signers with their validity, and the thematic categories. A fault `not-found` for an unknown uid. */
export async function mirrorStructure(db: Knex, portal: Portal, organizationUid: string): Promise<void> {
  const { uid } = await portal.organization(organizationUid);
  const [units, signers, categories] = [await portal.units(uid), await portal.signers(uid), await portal.dictionary('THK')];
  await upsert(db, UNITS, units.map(unitRow(uid)));
  await upsert(db, SIGNERS, signers.map(signerRow(uid)));
  await upsert(
    db,
    CATEGORIES,
    categories.map(({ uid: code, label }) => ({ uid: code, label: tidy(label) })),
  );
}

type Table = { name: string; columns: Record<string, string> };
type Unit = Awaited<ReturnType<Portal['units']>>[number];
type Signer = Awaited<ReturnType<Portal['signers']>>[number];

const VALIDITY = { organization_uid: 'text', is_active: 'boolean', active_from: 'timestamp', active_until: 'timestamp' };
const UNITS: Table = {
  name: 'decision_units',
  columns: { label: 'text', abbreviation: 'text', category: 'text', parent_uid: 'text', ...VALIDITY },
};
const SIGNERS: Table = {
  name: 'decision_signers',
  columns: { last_name: 'text', first_name: 'text', signs_for_organization: 'boolean', positions: 'jsonb', ...VALIDITY },
};
const CATEGORIES: Table = { name: 'decision_categories', columns: { label: 'text' } };

const validityOf = (organizationUid: string, one: Unit | Signer) => ({
  organization_uid: organizationUid,
  is_active: one.active,
  active_from: local(one.activeFrom),
  active_until: local(one.activeUntil),
});

const unitRow = (organizationUid: string) => (one: Unit) => ({
  uid: one.uid,
  label: tidy(one.label),
  abbreviation: one.abbreviation,
  category: one.category,
  parent_uid: one.parentId,
  ...validityOf(organizationUid, one),
});

const signerRow = (organizationUid: string) => (one: Signer) => ({
  uid: one.uid,
  last_name: one.lastName,
  first_name: one.firstName,
  signs_for_organization: one.hasOrganizationSignRights,
  positions: one.units.map(({ uid, positionId, positionLabel }) => ({
    unitUid: uid,
    positionUid: positionId,
    position: positionLabel,
  })),
  ...validityOf(organizationUid, one),
});

const tidy = (label: string | null) => label?.replace(/\s+/g, ' ').trim() ?? null;

/** Writes only rows that differ, so that nothing seems changed that was not. */
async function upsert(db: Knex, { name: table, columns }: Table, rows: { uid: string }[]): Promise<void> {
  const names = Object.keys(columns);
  const unique = [...new Map(rows.map((row) => [row.uid, row])).values()];
  if (unique.length === 0) return;
  await db.raw(
    `INSERT INTO ${table} AS known (document_id, uid, ${names.join()}, created_at, updated_at, published_at)
     SELECT ${DOCUMENT_ID}, uid, ${names.join()}, now(), now(), now()
       FROM jsonb_to_recordset(?::jsonb) AS row (uid text, ${Object.entries(columns)
         .map((pair) => pair.join(' '))
         .join()}) ORDER BY uid
     ON CONFLICT (uid) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join()}, updated_at = excluded.updated_at
       WHERE (${names.map((name) => `known.${name}`).join()}) IS DISTINCT FROM (${names.map((name) => `excluded.${name}`).join()})`,
    [toJson(unique)],
  );
}
