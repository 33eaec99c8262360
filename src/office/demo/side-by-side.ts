/** So many are written at once that neither the database nor the office waits for the other. */
const HANDS = 3;

/** Writes entries that do not refer to one another. Of a fault it tells when nothing is being written any more. */
export async function sideBySide<T>(entries: readonly T[], write: (entry: T) => Promise<unknown>): Promise<void> {
  const waiting = [...entries];
  const hand = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) await write(entry);
  };
  const ends = await Promise.allSettled(Array.from({ length: HANDS }, hand));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
