import type { Knex } from 'knex';

export type Outcome = 'posted' | 'refused' | 'account-refused' | 'not-served' | 'lost' | 'not-sent';
export type SentFile = {
  part: 'document' | 'attachment';
  filename: string;
  mimeType: string;
  description: string;
  sha256: string;
};
export type Sending = {
  number: number;
  /** What was sent, letter for letter; the files by their checksums. */
  metadata: string;
  files: SentFile[];
  /** The last moment at which nothing was sent yet; null as long as it is certain that nothing was. */
  outAt: Date | null;
  endedAt: Date | null;
  outcome: Outcome | null;
  /** Whether it is certain what became of it. */
  isSettled: boolean;
  status: number | null;
  answer: string | null;
  fault: string | null;
};
type Ending = Pick<Sending, 'outcome'> & Partial<Pick<Sending, 'isSettled' | 'status' | 'answer' | 'fault'>>;

const SELECTED = `number, metadata, files::text AS files, out_at AS "outAt", ended_at AS "endedAt", outcome, is_settled AS "isSettled",
  status, answer, fault`;

/** Every attempt to send a posting: what went out, and what came back. */
export function sendings(db: Knex, postingId: string) {
  const read = async (rest: string): Promise<Sending[]> => {
    const { rows } = await db.raw(`SELECT ${SELECTED} FROM diavgeia_sendings WHERE posting_id = ? ${rest}`, [postingId]);
    return (rows as (Omit<Sending, 'files'> & { files: string })[]).map((row) => ({
      ...row,
      files: JSON.parse(row.files) as SentFile[],
    }));
  };
  return {
    all: () => read('ORDER BY number'),
    latest: async () => (await read('ORDER BY number DESC LIMIT 1'))[0],
    /** One that was begun before and never left is closed. */
    async begin({ metadata, files }: Pick<Sending, 'metadata' | 'files'>): Promise<number> {
      await db.raw(
        `UPDATE diavgeia_sendings SET ended_at = now(), outcome = 'not-sent', is_settled = true
          WHERE posting_id = ? AND out_at IS NULL AND ended_at IS NULL`,
        [postingId],
      );
      const { rows } = await db.raw(
        `INSERT INTO diavgeia_sendings (posting_id, number, metadata, files)
         SELECT ?, coalesce(max(number), 0) + 1, ?, ?::jsonb FROM diavgeia_sendings WHERE posting_id = ? RETURNING number`,
        [postingId, metadata, JSON.stringify(files), postingId],
      );
      return (rows as { number: number }[])[0]?.number ?? 0;
    },
    /** From here on nobody knows without asking. */
    async out(number: number, now: Date): Promise<void> {
      await db.raw('UPDATE diavgeia_sendings SET out_at = ? WHERE posting_id = ? AND number = ?', [now, postingId, number]);
    },
    async end(number: number, ending: Ending, now: Date): Promise<void> {
      const { outcome, isSettled = true, status = null, answer = null, fault = null } = ending;
      await db.raw(
        `UPDATE diavgeia_sendings SET ended_at = coalesce(ended_at, ?), outcome = ?, is_settled = ?, status = coalesce(?, status),
                answer = coalesce(?, answer), fault = coalesce(?, fault) WHERE posting_id = ? AND number = ?`,
        [now, outcome, isSettled, status, answer, fault, postingId, number],
      );
    },
  };
}
