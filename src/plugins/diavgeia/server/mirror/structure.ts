import type { Knex } from 'knex';
import { DateTime } from 'luxon';

import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import { DOCUMENT_ID } from './links';
import { toJson } from './rows';

/** What the columns hold. */
const [LINE, CODE, ORGANIZATION] = [255, 40, 20];
const short = (text: string | null, length = LINE) => text && [...text].slice(0, length).join('');
const local = (instant: number | null) =>
  instant === null ? null : DateTime.fromMillis(instant).toISO({ includeOffset: false });

/**
 * Mirrors an organization's units and signers with their validity, and the thematic categories. A fault `not-found` for an unknown
 * uid. A list that the portal does not give is no reason to go without the acts: those name their units by themselves.
 */
export async function mirrorStructure(db: Knex, portal: Portal, organizationUid: string): Promise<void> {
  await orUndefined(portal.organization(organizationUid), (fault) => fault.code !== 'unexpected');
  const units = await orUndefined(portal.units(organizationUid));
  const signers = await orUndefined(portal.signers(organizationUid));
  const categories = await orUndefined(portal.dictionary('THK'));
  await upsert(db, UNITS, units?.map(unitRow(organizationUid)) ?? []);
  await upsert(db, SIGNERS, signers?.map(signerRow(organizationUid)) ?? []);
  await upsert(db, CATEGORIES, categories?.map(({ uid, label }) => ({ uid: uid.slice(0, CODE), label: tidy(label) })) ?? []);
}

async function orUndefined<T>(
  answer: Promise<T>,
  isFinal = ({ code }: PortalFault) => code === 'login-refused' || code === 'forbidden',
): Promise<T | undefined> {
  return answer.catch((fault: unknown) => {
    if (fault instanceof PortalFault && !isFinal(fault)) return undefined;
    throw fault;
  });
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
  organization_uid: short(organizationUid, ORGANIZATION),
  is_active: one.active,
  active_from: local(one.activeFrom),
  active_until: local(one.activeUntil),
});

const unitRow = (organizationUid: string) => (one: Unit) => ({
  uid: one.uid.slice(0, CODE),
  label: tidy(one.label),
  abbreviation: short(one.abbreviation),
  category: short(one.category),
  parent_uid: short(one.parentId),
  ...validityOf(organizationUid, one),
});

const signerRow = (organizationUid: string) => (one: Signer) => ({
  uid: one.uid.slice(0, CODE),
  last_name: short(one.lastName),
  first_name: short(one.firstName),
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
