import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { toText, type Told } from '../../shared/told';
import { fileFor, remove, store, type Stored } from './storage';

export type Wanted = { ada: string; versionId: string | null };
export type Kept = { buffer: Buffer; sha256: string };

/**
 * The one file that an act may have in our storage. It is noted before its first byte is written, and written and removed while its
 * row is locked, so that whatever process is killed, no file is left that nobody knows.
 */
export const places = (strapi: Core.Strapi) => ({
  /** Notes the file that is about to be written, once the one there was before is gone; nothing where another process made the copy. */
  begin: async ({ ada, versionId }: Wanted): Promise<Stored | undefined> =>
    strapi.db.transaction(async ({ trx }) => {
      if (!(await free(strapi, trx, ada))) return undefined;
      const file = fileFor(ada);
      await put(trx, ada, { version_id: versionId, state: 'begun', file: JSON.stringify(file), fault: null });
      return file;
    }),

  /** Writes it, unless somebody cleared the place; a newer version or a revocation may have come while it was fetched. */
  fill: async ({ ada, versionId }: Wanted, file: Stored, { buffer, sha256 }: Kept): Promise<void> =>
    strapi.db.transaction(async ({ trx }) => {
      if ((await heldFile(trx, ada))?.hash !== file.hash) return;
      const stored = await store(strapi, file, buffer);
      const size = buffer.length;
      const { rowCount } = await trx.raw(
        `UPDATE decisions SET document_copy = ?::jsonb WHERE ada = ? AND version_id IS NOT DISTINCT FROM ? AND exposure = 'public'
           AND document_url IS NOT NULL AND decision_status <> 'revoked'`,
        [JSON.stringify({ url: stored.url, sha256, size }), ada, versionId],
      );
      if (rowCount > 0)
        return put(trx, ada, { version_id: versionId, state: 'kept', file: JSON.stringify(stored), sha256, size, fault: null });
      await remove(strapi, stored);
      await trx('diavgeia_documents').where({ ada }).delete();
    }),

  /** Notes why there is no copy; one of an earlier version goes. */
  fail: async ({ ada, versionId }: Wanted, fault: Told | Told[]): Promise<void> =>
    strapi.db.transaction(async ({ trx }) => {
      if (!(await free(strapi, trx, ada))) return;
      await put(trx, ada, { version_id: versionId, state: 'failed', file: null, fault: toText(fault), tries: trx.raw('1') });
    }),

  /** Takes away what lies there, unless it became an act's copy meanwhile. Answers whether something did. */
  clear: async (ada: string): Promise<boolean> =>
    strapi.db.transaction(async ({ trx }) => {
      const file = await heldFile(trx, ada);
      if (!file || (await isCopied(trx, ada))) return false;
      await remove(strapi, file);
      await trx('diavgeia_documents').where({ ada }).delete();
      return true;
    }),
});

/** Takes away what was begun or is out of date; answers whether the place is free now. */
async function free(strapi: Core.Strapi, trx: Knex, ada: string): Promise<boolean> {
  const file = await heldFile(trx, ada);
  if (await isCopied(trx, ada)) return false;
  if (file) await remove(strapi, file);
  return true;
}

async function isCopied(trx: Knex, ada: string): Promise<boolean> {
  const { rowCount } = await trx.raw('SELECT 1 FROM decisions WHERE ada = ? AND document_copy IS NOT NULL', [ada]);
  return rowCount > 0;
}

async function heldFile(trx: Knex, ada: string): Promise<Stored | undefined> {
  const { rows } = await trx.raw('SELECT file::text AS file FROM diavgeia_documents WHERE ada = ? FOR UPDATE', [ada]);
  const [row] = rows as { file: string | null }[];
  return row?.file ? (JSON.parse(row.file) as Stored) : undefined;
}

async function put(trx: Knex, ada: string, row: object): Promise<void> {
  const changes = { ...row, tried_at: new Date() };
  const again = 'tries' in row ? { tries: trx.raw('diavgeia_documents.tries + 1') } : {};
  await trx('diavgeia_documents')
    .insert({ ada, ...changes })
    .onConflict('ada')
    .merge({ ...changes, ...again });
}
