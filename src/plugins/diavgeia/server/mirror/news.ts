import type { Knex } from 'knex';

import type { Act } from '../../shared/act';
import type { Ada } from '../../shared/ada';
import { digestOf } from './prepared';

export type Read = { act: Act; raw: object };
/** `isListed`: as a list had them, which may be slower than the portal itself. */
export type Reading = { acts: Read[]; organizationUid: string; readAt: Date; isListed?: boolean };
export type Known = {
  ada: string;
  number: number;
  digest: string;
  version_id: string | null;
  submitted_at: Date | null;
  seen_at: Date;
  missing_since: Date | null;
  status: string;
};
type News = { differing: Read[]; known: Known[]; outdated: Ada[] };

/**
 * What is new or differs from what is here, with what is here of it. The moment of the last change never goes back: a list that has
 * an act as it was before is behind, and what it says of that act is left out.
 */
export async function newsAmong(trx: Knex, { acts, organizationUid, readAt, isListed = false }: Reading): Promise<News> {
  const given = new Map<Ada, Read>();
  for (const one of acts) {
    const act = { ...one.act, organizationUid: one.act.organizationUid ?? organizationUid };
    const other = given.get(act.ada)?.act;
    if (!other || isAfter(act, other.submittedAt)) given.set(act.ada, { ...one, act });
  }
  // In one order for all, so that two who write the same acts wait for each other and do not block.
  const adas = [...given.keys()].sort();
  const known = new Map((await knownOf(trx, adas)).map((one) => [one.ada, one]));
  const isBehind = ({ act }: Read) => isListed && !isAfter(act, known.get(act.ada)?.submitted_at?.getTime() ?? null);
  const sorted = adas.flatMap((ada) => given.get(ada) ?? []);
  const differing = sorted.filter((one) => !isBehind(one) && isNews(one, known.get(one.act.ada), readAt));
  return {
    differing,
    known: differing.flatMap(({ act }) => known.get(act.ada) ?? []),
    outdated: sorted.filter(isBehind).map(({ act }) => act.ada),
  };
}

/** Or at the same moment; what bears no moment is not held to it. */
function isAfter({ submittedAt }: Act, other: number | null): boolean {
  return submittedAt === null || other === null || submittedAt >= other;
}

async function knownOf(trx: Knex, adas: string[]): Promise<Known[]> {
  return trx('diavgeia_acts')
    .select('ada', 'number', 'digest', 'submitted_at', 'seen_at', 'missing_since', 'status')
    .whereRaw('ada = ANY (?)', [adas])
    .orderBy('ada')
    .forUpdate();
}

function isNews({ act, raw }: Read, known: Known | undefined, readAt: Date): boolean {
  if (!known) return true;
  const isLater = readAt >= known.seen_at || (act.submittedAt ?? 0) > (known.submitted_at?.getTime() ?? 0);
  return known.missing_since !== null || (isLater && known.digest !== digestOf(raw));
}
