import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { callerLanguage } from '../../../../office/refusal';
import { mirror } from '../../api';
import type { MirrorState, WalkLine } from '../../shared/contracts';
import { tell } from '../../shared/told';
import { coverageOf } from '../mirror/coverage';
import type { Walk } from '../mirror/ledger';
import type { Status } from '../mirror/looks';

const WALKS = 5;

/** Organizations that are to be mirrored, and those that once were; a uid that somebody mistyped is neither. */
export async function mirrorsWorthTelling(strapi: Core.Strapi): Promise<Status[]> {
  const wanted = mirror(strapi).organizations();
  const known = await mirror(strapi).status();
  return known.filter(({ acts, organization_uid }) => acts > 0 || wanted.includes(organization_uid));
}

/** Every organization that is mirrored or is to be. */
export async function statesOf(strapi: Core.Strapi, now: Date): Promise<MirrorState[]> {
  const db = strapi.db.connection;
  const language = callerLanguage(strapi);
  const known = await mirrorsWorthTelling(strapi);
  const states = await Promise.all(
    known.map(async ({ organization_uid: organizationUid, as_of, tried_at, acts, fault, open, failures }) => ({
      organizationUid,
      name: await nameOf(db, organizationUid),
      acts,
      asOf: as_of?.toISOString() ?? null,
      triedAt: tried_at?.toISOString() ?? null,
      fault: fault && tell(fault, language),
      open,
      failures: failures.map(({ told, ...one }) => ({ ...one, fault: tell(told, language) })),
      months: await coverageOf(db, organizationUid, now),
      walks: await walksOf(db, organizationUid),
    })),
  );
  const begun = states.map(({ organizationUid }) => organizationUid);
  const missing = mirror(strapi)
    .organizations()
    .filter((uid) => !begun.includes(uid));
  return [...states, ...(await Promise.all(missing.map((uid) => unbegun(db, uid))))];
}

async function unbegun(db: Knex, organizationUid: string): Promise<MirrorState> {
  const nothing = { acts: 0, asOf: null, triedAt: null, fault: null, open: null, failures: [], months: [], walks: [] };
  return { organizationUid, name: await nameOf(db, organizationUid), ...nothing };
}

async function nameOf(db: Knex, uid: string): Promise<string | null> {
  const row = await db<{ name: string; diavgeia_uid: string; id: number }>('organizations')
    .where({ diavgeia_uid: uid })
    .orderBy('id')
    .first('name');
  return row?.name ?? null;
}

async function walksOf(db: Knex, uid: string): Promise<WalkLine[]> {
  const rows = await db<Walk>('diavgeia_walks').where({ organization_uid: uid }).orderBy('id', 'desc').limit(WALKS);
  return rows.map(({ kind, state, begun_at, ended_at, added, changed, revoked, refused, missing }) => ({
    kind,
    state,
    begunAt: begun_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    added,
    changed,
    revoked,
    refused,
    missing,
  }));
}
