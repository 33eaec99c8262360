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
type Kept = FileRow & { content: Buffer };

const TURN = 4_719_003;
const SELECTED = 'id::text AS id, part, filename, mime_type AS "mimeType", description, size, sha256';

/** The document and the attachments of a posting. They lie in the database, since nothing of a draft may lie where the public reads. */
export const files = (db: Knex, postingId: string) => ({ ...looking(db, postingId), ...changing(db, postingId) });

function looking(db: Knex, postingId: string) {
  const read = async <T>(rest: string, bindings: string[] = []): Promise<T[]> => {
    const { rows } = await db.raw(`SELECT ${rest}`, [...bindings]);
    return rows as T[];
  };
  const withContent = `${SELECTED}, content FROM diavgeia_posting_files JOIN diavgeia_contents USING (sha256) WHERE posting_id = ?`;
  return {
    all: () => read<FileRow>(`${SELECTED} FROM diavgeia_posting_files WHERE posting_id = ? ORDER BY part DESC, id`, [postingId]),
    async content(id: string): Promise<Kept | undefined> {
      return (await read<Kept>(`${withContent} AND id = ?`, [postingId, id]))[0];
    },
    /** What is to be sent, with the bytes. */
    contents: () => read<Kept>(`${withContent} ORDER BY part DESC, id`, [postingId]),
  };
}

/** On an open transaction. */
function changing(db: Knex, postingId: string) {
  /** One after the other, so that nobody takes away what another has just found there. */
  const takeTurns = () => db.raw('SELECT pg_advisory_xact_lock(?)', [TURN]);
  const remove = async (which: string, bindings: string[]) => {
    const { rows } = await db.raw(`DELETE FROM diavgeia_posting_files WHERE posting_id = ? AND ${which} RETURNING sha256`, [
      postingId,
      ...bindings,
    ]);
    const gone = (rows as { sha256: string }[]).map(({ sha256 }) => sha256);
    await db.raw(
      `DELETE FROM diavgeia_contents AS contents WHERE sha256 = ANY (?)
          AND NOT EXISTS (SELECT FROM diavgeia_posting_files AS files WHERE files.sha256 = contents.sha256)
          AND NOT EXISTS (SELECT FROM diavgeia_sendings AS sent WHERE sent.files @> jsonb_build_array(jsonb_build_object('sha256', contents.sha256)))`,
      [gone],
    );
  };
  return {
    /** A second document takes the place of the first. */
    async add({ part, filename, mimeType, content }: Pick<FileRow, 'part' | 'filename' | 'mimeType'> & { content: Buffer }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      await takeTurns();
      await db.raw('INSERT INTO diavgeia_contents (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING', [sha256, content]);
      if (part === 'document') await remove(`part = 'document' AND sha256 <> ?`, [sha256]);
      await db.raw(
        `INSERT INTO diavgeia_posting_files (posting_id, part, filename, mime_type, size, sha256) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (posting_id) WHERE part = 'document' DO UPDATE SET filename = excluded.filename, mime_type = excluded.mime_type`,
        [postingId, part, filename, mimeType, content.length, sha256],
      );
    },
    async describe(id: string, description: string): Promise<void> {
      const values = [description, postingId, id];
      await db.raw('UPDATE diavgeia_posting_files SET description = ? WHERE posting_id = ? AND id = ?', values);
    },
    async remove(id: string): Promise<void> {
      await takeTurns();
      await remove('id = ?', [id]);
    },
  };
}
