/** A word of the index that sounds like what was typed. */
export type Alike = { word: string; sound: string; similarity: number };

const MOST = 5;

/** Of words that share letters with what was typed, those that a slip of the hand or of the ear explains; the nearest first. */
export function slipsOf<T extends Alike>(typed: string, alike: T[]): T[] {
  const bearable = typed.length <= 5 ? 1 : 2;
  const near = alike
    .map((one) => ({ one, distance: distance(typed, one.sound) }))
    .filter((found) => found.distance <= bearable)
    .sort((a, b) => a.distance - b.distance || b.one.similarity - a.one.similarity);
  const nearest = near[0]?.distance ?? 0;
  return near
    .filter((found) => found.distance === nearest)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** How many letters were left out, added, mistaken or swapped with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last?.[j - 1] ?? 0) + (isSame ? 0 : 1),
          swapped ? (before?.[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return last?.[b.length] ?? 0;
}
