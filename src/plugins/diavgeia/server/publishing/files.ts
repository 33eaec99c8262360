import { createHash } from 'node:crypto';

import type { Knex } from 'knex';

export type Part = 'document' | 'attachment';
export type FileRow = {
  id: string;
  part: Part;
  filename: string;
  mimeType: string;
  description: string;
  size: number;
  sha256: string;
};

const TURN = 4_719_003;
const SELECTED = 'id::text AS id, part, filename, mime_type AS "mimeType", description, size, sha256';

/** The document and the attachments of a posting, on an open transaction. They lie in the database, since nothing of a draft may lie where the public reads. */
export function files(db: Knex, postingId: string) {
  /** One after the other, so that nobody takes away what another has just found there. */
  const takeTurns = () => db.raw('SELECT pg_advisory_xact_lock(?)', [TURN]);
  const forget = (sha256: string[]) =>
    db.raw(
      `DELETE FROM diavgeia_contents WHERE sha256 = ANY (?) AND NOT EXISTS (SELECT FROM diavgeia_posting_files AS files WHERE files.sha256 = diavgeia_contents.sha256)
         AND NOT EXISTS (SELECT FROM diavgeia_sendings AS sendings WHERE sendings.files @> jsonb_build_array(jsonb_build_object('sha256', diavgeia_contents.sha256)))`,
      [sha256],
    );
  return {
    async all(): Promise<FileRow[]> {
      const { rows } = await db.raw(
        `SELECT ${SELECTED} FROM diavgeia_posting_files WHERE posting_id = ? ORDER BY part DESC, id`,
        [postingId],
      );
      return rows as FileRow[];
    },
    /** A second document takes the place of the first. */
    async add(file: Pick<FileRow, 'part' | 'filename' | 'mimeType'> & { content: Buffer }): Promise<void> {
      const { part, filename, mimeType, content } = file;
      await takeTurns();
      const sha256 = createHash('sha256').update(content).digest('hex');
      await db.raw('INSERT INTO diavgeia_contents (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING', [sha256, content]);
      const { rows } =
        part === 'document'
          ? await db.raw(`DELETE FROM diavgeia_posting_files WHERE posting_id = ? AND part = 'document' RETURNING sha256`, [
              postingId,
            ])
          : { rows: [] };
      await db.raw(
        'INSERT INTO diavgeia_posting_files (posting_id, part, filename, mime_type, size, sha256) VALUES (?, ?, ?, ?, ?, ?)',
        [postingId, part, filename, mimeType, content.length, sha256],
      );
      await forget((rows as { sha256: string }[]).map((row) => row.sha256));
    },
    async describe(id: string, description: string): Promise<void> {
      await db.raw('UPDATE diavgeia_posting_files SET description = ? WHERE posting_id = ? AND id = ?', [
        description,
        postingId,
        id,
      ]);
    },
    async remove(id: string): Promise<void> {
      await takeTurns();
      const { rows } = await db.raw('DELETE FROM diavgeia_posting_files WHERE posting_id = ? AND id = ? RETURNING sha256', [
        postingId,
        id,
      ]);
      await forget((rows as { sha256: string }[]).map((row) => row.sha256));
    },
    async content(id: string): Promise<{ file: FileRow; content: Buffer } | undefined> {
      const { rows } = await db.raw(
        `SELECT ${SELECTED}, content FROM diavgeia_posting_files JOIN diavgeia_contents USING (sha256) WHERE posting_id = ? AND id = ?`,
        [postingId, id],
      );
      const [row] = rows as (FileRow & { content: Buffer })[];
      if (!row) return undefined;
      const { content, ...file } = row;
      return { file, content };
    },
    /** What is to be sent, with the bytes. */
    async contents(): Promise<(FileRow & { content: Buffer })[]> {
      const { rows } = await db.raw(
        `SELECT ${SELECTED}, content FROM diavgeia_posting_files JOIN diavgeia_contents USING (sha256) WHERE posting_id = ? ORDER BY part DESC, id`,
        [postingId],
      );
      return rows as (FileRow & { content: Buffer })[];
    },
  };
}
