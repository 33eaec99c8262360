import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../../office/settings';
import { mirror } from '../../api';
import { PORTAL } from '../../shared/names';
import { PortalFault } from '../client/fault';
import { pdfFault } from './pdf';
import { eachOf } from './each';
import { type Kept, places, type Wanted } from './places';
import { isFull } from './storage';

const AT_ONCE = 100;
/** What one document's failing says of the next one; after three silences in a row, or twenty answers that broke off, all are left alone. */
const WEIGHTS = { silence: 20, full: 20, broken: 3, own: 0 } as const;
const LIMIT = 60;
const FULL = 'There is no room left for copies of documents; they are tried again later.';

type Failure = { why: keyof typeof WEIGHTS; fault: unknown };

/** Copies what is public and not here yet, in the version that is in force; what fails is tried again after everything else. */
export async function copyDocuments(strapi: Core.Strapi): Promise<{ kept: number; failed: number }> {
  const told = { kept: 0, failed: 0 };
  const begun = new Date();
  let [weight, isShort] = [0, false];
  for (let wanted = await wantedOf(strapi, begun); wanted.length > 0; wanted = await wantedOf(strapi, begun))
    for (const one of wanted) {
      const failure = await copyOne(strapi, one);
      told[failure ? 'failed' : 'kept'] += 1;
      weight = failure && failure.why !== 'own' ? weight + WEIGHTS[failure.why] : 0;
      isShort ||= failure?.why === 'full';
      if (failure && weight >= LIMIT) throw failure.why === 'full' ? new Error(FULL, { cause: failure.fault }) : failure.fault;
    }
  // What needs more room than there is may find it another time; the queue comes back.
  if (isShort) throw new Error(FULL);
  return told;
}

/** Deletes the copies of what was revoked, hidden or replaced since, and what a killed process left half written. */
export async function removeDocuments(strapi: Core.Strapi): Promise<number> {
  const { rows } = await strapi.db.connection.raw(
    `SELECT documents.ada FROM diavgeia_documents AS documents LEFT JOIN decisions USING (ada)
      WHERE file IS NOT NULL AND decisions.document_copy IS NULL`,
  );
  const cleared = await eachOf(rows as { ada: string }[], ({ ada }) => places(strapi).clear(ada));
  return cleared.filter(Boolean).length;
}

async function wantedOf(strapi: Core.Strapi, begun: Date): Promise<Wanted[]> {
  const { rows } = await strapi.db.connection.raw(
    `SELECT decisions.ada, decisions.version_id AS "versionId" FROM decisions LEFT JOIN diavgeia_documents AS documents USING (ada)
      WHERE exposure = 'public' AND document_url IS NOT NULL AND decision_status <> 'revoked' AND document_copy IS NULL
        AND (documents.ada IS NULL OR documents.tried_at < ?::timestamptz)
      ORDER BY documents.tried_at NULLS FIRST, issue_date DESC NULLS LAST LIMIT ?`,
    [begun.toISOString(), AT_ONCE],
  );
  return rows as Wanted[];
}

/** Answers what kept it from being copied; the next one may fare better. */
async function copyOne(strapi: Core.Strapi, wanted: Wanted): Promise<Failure | undefined> {
  const { begin, fill, fail } = places(strapi);
  try {
    const buffer = await mirror(strapi).portal().document(addressOf(wanted.ada));
    const fault = pdfFault(buffer);
    if (fault) {
      await fail(wanted, fault);
      return { why: 'own', fault };
    }
    const kept: Kept = { buffer, sha256: createHash('sha256').update(buffer).digest('hex') };
    const file = await begin(wanted);
    if (file) await fill(wanted, file, kept);
  } catch (fault) {
    if (!(fault instanceof PortalFault) && !isFull(fault)) throw fault;
    await fail(wanted, fault instanceof PortalFault ? fault.told : { code: 'document-no-room' });
    if (!(fault instanceof PortalFault)) return { why: 'full', fault };
    return { why: !fault.passes ? 'own' : fault.status === 200 ? 'broken' : 'silence', fault };
  }
}

/** Where documents lie beside the service, wherever the act says that its own does. */
function addressOf(ada: string): string {
  const { DIAVGEIA_URL = PORTAL } = readSettings();
  return `${new URL(DIAVGEIA_URL).origin}/doc/${encodeURIComponent(ada)}`;
}
