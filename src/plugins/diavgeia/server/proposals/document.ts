import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

import { audit, SYSTEM } from '../../../audit/api';
import { mirror } from '../../api';
import type { Ada } from '../../shared/ada';
import { eachOf } from '../documents/each';
import { remove, type Stored } from '../documents/storage';

export type Copy = { id: number };
type Uploads = {
  upload(what: object): Promise<Copy[]>;
  findOne(id: number): Promise<object | null>;
  remove(file: object): Promise<void>;
};

/** Somebody waits for the draft, which does without its document rather than wait long. */
const PATIENCE = 15_000;
const LARGEST = 20 * 1024 * 1024;

/** The act's document in our own library; null where it cannot be had, since the draft leads to the portal's in any case. */
export async function copyDocument(strapi: Core.Strapi, ada: Ada): Promise<Copy | null> {
  if (mirror(strapi).organizations().length === 0) return null;
  try {
    const portal = mirror(strapi).portal({ patience: PATIENCE, attempts: 1 });
    const content = await portal.document(`${new URL(portal.url).origin}/doc/${encodeURIComponent(ada)}`);
    const isPdf = content.subarray(0, 5).toString('latin1') === '%PDF-';
    return isPdf && content.length <= LARGEST ? await keep(strapi, `${ada}.pdf`, content) : null;
  } catch (fault) {
    strapi.log.warn(`The document of ${ada} could not be taken into the library: ${(fault as Error).message}`);
    return null;
  }
}

export async function removeCopy(strapi: Core.Strapi, { id }: Copy): Promise<void> {
  const file = await uploads(strapi).findOne(id);
  if (file) await uploads(strapi).remove(file);
}

type Held = Stored & { id: number; ada: Ada };

/**
 * Takes back the copies of what was revoked or hidden since: from the library, the storage and the attachments of every text, also
 * of one that readers have, for whose sake files otherwise stand still. The text itself is its editor's, who hears of the act.
 */
export async function withdrawCopies(strapi: Core.Strapi): Promise<number> {
  const { rows } = (await strapi.db.connection.raw(
    `SELECT files.id, files.name, hash, ext, mime, size, files.url, ada FROM diavgeia_proposals JOIN files ON files.id = file_id
       LEFT JOIN decisions USING (ada) WHERE exposure IS DISTINCT FROM 'public' OR decision_status = 'revoked'`,
  )) as { rows: Held[] };
  await eachOf(rows, async (file) => {
    await remove(strapi, file);
    await strapi.db.transaction(async ({ trx }) => {
      await trx.raw(ATTACHMENTS, [file.id]);
      await trx.raw('DELETE FROM files WHERE id = ?', [file.id]);
      await trx.raw('UPDATE diavgeia_proposals SET file_id = NULL WHERE ada = ?', [file.ada]);
      await audit(strapi).record({ act: 'diavgeia.document-withdrawn', by: SYSTEM, subject: null, after: { ada: file.ada } });
    });
  });
  return rows.length;
}

/** An attachment is nothing without its file. */
const ATTACHMENTS = `WITH held AS (SELECT related_id AS id FROM files_related_mph WHERE file_id = ? AND related_type = 'media.attachment'),
  from_releases AS (DELETE FROM press_releases_cmps USING held WHERE cmp_id = held.id AND component_type = 'media.attachment'),
  from_events AS (DELETE FROM events_cmps USING held WHERE cmp_id = held.id AND component_type = 'media.attachment')
  DELETE FROM components_media_attachments USING held WHERE components_media_attachments.id = held.id`;

async function keep(strapi: Core.Strapi, name: string, content: Buffer): Promise<Copy | null> {
  const folder = await mkdtemp(join(tmpdir(), 'deltio-act-'));
  try {
    const filepath = join(folder, 'act.pdf');
    await writeFile(filepath, content);
    const file = { filepath, originalFilename: name, mimetype: 'application/pdf', size: content.length };
    const [saved] = await uploads(strapi).upload({ data: { fileInfo: { name } }, files: file });
    return saved ?? null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const uploads = (strapi: Core.Strapi) => strapi.plugin('upload').service('upload') as unknown as Uploads;
