/** Where in a list the first stands of which something is true that is true of all behind it; the length, where it is true of none. */
export function firstFrom<T>(list: readonly T[], isBehind: (one: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBehind(list[middle] as T)) to = middle;
    else from = middle + 1;
  }
  return from;
}
