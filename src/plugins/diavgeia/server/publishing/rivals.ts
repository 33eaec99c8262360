import type { Knex } from 'knex';

import type { Ada } from '../../shared/ada';
import { dayOf } from '../../shared/moments';
import { isAlike } from '../../shared/publishing/likeness';
import type { Metadata } from '../client/writes';
import type { Arrival } from './arrival';
import { type PostingRow, postingRows } from './rows';

/**
 * What was found, once the office's other postings are thought of: an act that is another posting's is not this one's, and
 * while another one that looks alike is on its way too, nobody can tell whose act it is.
 */
export async function besideRivals(db: Knex, row: PostingRow, found: Arrival): Promise<Arrival> {
  if (row.kind !== 'publication' || found.kind === 'not-there') return found;
  const taken = await takenOf(db, row);
  const adas = (found.kind === 'there' ? [found.ada] : found.adas).filter((ada) => !taken.has(ada));
  const [ada] = adas;
  if (ada === undefined) return { kind: 'not-there' };
  return adas.length === 1 && !(await hasRival(db, row)) ? { kind: 'there', ada } : { kind: 'unclear', adas };
}

export async function takenOf(db: Knex, { id, organizationUid }: PostingRow): Promise<Set<Ada>> {
  const others = `WHERE kind = 'publication' AND ada IS NOT NULL AND organization_uid = ? AND id <> ?`;
  return new Set((await postingRows(db).list(others, [organizationUid, id])).flatMap(({ ada }) => ada ?? []));
}

async function hasRival(db: Knex, { id, organizationUid, metadata }: PostingRow): Promise<boolean> {
  const lost = await postingRows(db).list(
    `WHERE kind = 'publication' AND ada IS NULL AND organization_uid = ? AND id <> ? AND EXISTS (
       SELECT 1 FROM diavgeia_sendings WHERE posting_id = diavgeia_postings.id AND out_at IS NOT NULL AND NOT is_settled)`,
    [organizationUid, id],
  );
  return lost.some((other) => other.metadata !== null && metadata !== null && isAlike(asAct(other.metadata), metadata));
}

function asAct({ subject, protocolNumber, issueDate, decisionTypeId }: Metadata): Parameters<typeof isAlike>[0] {
  return { subject, protocolNumber: protocolNumber ?? null, issueDate: dayOf(Date.parse(issueDate)), typeUid: decisionTypeId };
}
