import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../../office/settings';
import { mirror } from '../../api';
import { PORTAL } from '../../shared/names';
import { toText, type Told } from '../../shared/told';
import { PortalFault } from '../client/fault';
import { isFull, remove, store, type Stored } from './storage';

type Wanted = { ada: string; version_id: string | null };
const AT_ONCE = 100;
const FULL = 'There is no room left for copies of documents; they are tried again later.';

/** Copies what is public and not here yet, in the version that is in force; what fails is tried again after everything else. */
export async function copyDocuments(strapi: Core.Strapi): Promise<{ kept: number; failed: number }> {
  const told = { kept: 0, failed: 0 };
  const begun = new Date();
  for (let wanted = await wantedOf(strapi, begun); wanted.length > 0; wanted = await wantedOf(strapi, begun))
    for (const one of wanted) told[await copyOne(strapi, one)] += 1;
  return told;
}

/** Deletes the copies of what was revoked, hidden or replaced since. */
export async function removeDocuments(strapi: Core.Strapi): Promise<number> {
  const { rows } = await strapi.db.connection.raw(
    `SELECT documents.ada, file::text AS file FROM diavgeia_documents AS documents LEFT JOIN decisions USING (ada)
      WHERE state = 'kept' AND decisions.document_copy IS NULL`,
  );
  for (const { ada, file } of rows as { ada: string; file: string }[]) {
    await remove(strapi, JSON.parse(file) as Stored);
    await strapi.db.connection('diavgeia_documents').where({ ada }).delete();
  }
  return rows.length as number;
}

async function wantedOf(strapi: Core.Strapi, begun: Date): Promise<Wanted[]> {
  const { rows } = await strapi.db.connection.raw(
    `SELECT decisions.ada, decisions.version_id FROM decisions LEFT JOIN diavgeia_documents AS documents USING (ada)
      WHERE exposure = 'public' AND document_url IS NOT NULL AND decision_status <> 'revoked' AND document_copy IS NULL
        AND (documents.ada IS NULL OR documents.tried_at < ?::timestamptz)
      ORDER BY documents.tried_at NULLS FIRST, issue_date DESC NULLS LAST LIMIT ?`,
    [begun.toISOString(), AT_ONCE],
  );
  return rows as Wanted[];
}

async function copyOne(strapi: Core.Strapi, { ada, version_id }: Wanted): Promise<'kept' | 'failed'> {
  try {
    const buffer = await mirror(strapi).portal().document(addressOf(ada));
    const fault = faultOf(buffer);
    if (fault) return await note(strapi, { ada, version_id, fault });
    const file = await store(strapi, { ada, versionId: version_id, buffer });
    if (!(await keep(strapi, { ada, version_id, file, buffer }))) await removeDocuments(strapi);
    return 'kept';
  } catch (fault) {
    if (isFull(fault)) throw new Error(FULL, { cause: fault });
    if (!(fault instanceof PortalFault) || fault.passes) throw fault;
    return note(strapi, { ada, version_id, fault: fault.told });
  }
}

/** Where documents lie beside the service, wherever the act says that its own does. */
function addressOf(ada: string): string {
  const { DIAVGEIA_URL = PORTAL } = readSettings();
  return `${new URL(DIAVGEIA_URL).origin}/doc/${encodeURIComponent(ada)}`;
}

/** The bytes decide; the portal answers with web pages too. */
function faultOf(buffer: Buffer): Told | undefined {
  if (buffer.length === 0) return { code: 'document-empty' };
  return buffer.subarray(0, 1_024).includes('%PDF-') ? undefined : { code: 'document-no-pdf' };
}

type Keeping = Wanted & { file: Stored; buffer: Buffer };

/** Answers whether the act still wants it: a newer version or a revocation may have come while the document was fetched. */
async function keep(strapi: Core.Strapi, { ada, version_id, file, buffer }: Keeping): Promise<boolean> {
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return strapi.db.transaction(async ({ trx }) => {
    const row = {
      version_id,
      state: 'kept',
      file: JSON.stringify(file),
      sha256,
      size: buffer.length,
      fault: null,
      tried_at: new Date(),
    };
    await trx('diavgeia_documents')
      .insert({ ada, ...row })
      .onConflict('ada')
      .merge(row);
    const { rowCount } = await trx.raw(
      `UPDATE decisions SET document_copy = ?::jsonb WHERE ada = ? AND version_id IS NOT DISTINCT FROM ? AND exposure = 'public'
         AND document_url IS NOT NULL`,
      [JSON.stringify({ url: file.url, sha256, size: buffer.length }), ada, version_id],
    );
    return rowCount > 0;
  });
}

async function note(strapi: Core.Strapi, { ada, version_id, fault }: Wanted & { fault: Told | Told[] }): Promise<'failed'> {
  await strapi.db.connection.raw(
    `INSERT INTO diavgeia_documents (ada, version_id, state, tries, fault, tried_at) VALUES (?, ?, 'failed', 1, ?, now())
     ON CONFLICT (ada) DO UPDATE SET version_id = excluded.version_id, state = 'failed', fault = excluded.fault,
       tries = diavgeia_documents.tries + 1, tried_at = excluded.tried_at`,
    [ada, version_id, toText(fault)],
  );
  return 'failed';
}
