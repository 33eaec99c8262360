import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../../office/settings';
import { mirror } from '../../api';
import { PORTAL } from '../../shared/names';
import type { Told } from '../../shared/told';
import { PortalFault } from '../client/fault';
import { pdfFault } from './pdf';
import { type Kept, places, type Wanted } from './places';
import { isFull } from './storage';

const AT_ONCE = 100;
/** So many one after the other are the portal's trouble, and no document's. */
const MOST_FAULTS = 3;
const FULL = 'There is no room left for copies of documents; they are tried again later.';

/** Copies what is public and not here yet, in the version that is in force; what fails is tried again after everything else. */
export async function copyDocuments(strapi: Core.Strapi): Promise<{ kept: number; failed: number }> {
  const told = { kept: 0, failed: 0 };
  const begun = new Date();
  let faults = 0;
  for (let wanted = await wantedOf(strapi, begun); wanted.length > 0; wanted = await wantedOf(strapi, begun))
    for (const one of wanted) {
      const fault = await copyOne(strapi, one);
      told[fault ? 'failed' : 'kept'] += 1;
      faults = fault instanceof PortalFault ? faults + 1 : 0;
      if (fault instanceof PortalFault && faults >= MOST_FAULTS) throw fault;
    }
  return told;
}

/** Deletes the copies of what was revoked, hidden or replaced since, and what a killed process left half written. */
export async function removeDocuments(strapi: Core.Strapi): Promise<number> {
  const { rows } = await strapi.db.connection.raw(
    `SELECT documents.ada FROM diavgeia_documents AS documents LEFT JOIN decisions USING (ada)
      WHERE file IS NOT NULL AND decisions.document_copy IS NULL`,
  );
  let removed = 0;
  for (const { ada } of rows as { ada: string }[]) if (await places(strapi).clear(ada)) removed += 1;
  return removed;
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
async function copyOne(strapi: Core.Strapi, wanted: Wanted): Promise<PortalFault | Told | undefined> {
  const { begin, fill, fail } = places(strapi);
  try {
    const buffer = await mirror(strapi).portal().document(addressOf(wanted.ada));
    const fault = pdfFault(buffer);
    if (fault) {
      await fail(wanted, fault);
      return fault;
    }
    const kept: Kept = { buffer, sha256: createHash('sha256').update(buffer).digest('hex') };
    await fill(wanted, await begin(wanted), kept);
  } catch (fault) {
    if (isFull(fault)) throw new Error(FULL, { cause: fault });
    if (!(fault instanceof PortalFault)) throw fault;
    await fail(wanted, fault.told);
    return fault.passes ? fault : fault.told[0];
  }
}

/** Where documents lie beside the service, wherever the act says that its own does. */
function addressOf(ada: string): string {
  const { DIAVGEIA_URL = PORTAL } = readSettings();
  return `${new URL(DIAVGEIA_URL).origin}/doc/${encodeURIComponent(ada)}`;
}
