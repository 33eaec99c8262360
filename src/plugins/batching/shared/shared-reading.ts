/**
 * A reading that those who ask at about the same time share: who asks while one is under way waits for the next, which all who wait by then
 * have in common. So nobody is told anything that was read before it asked. Where the common one fails, each reads for itself.
 */
export function sharedReading<T>(): (read: () => Promise<T>) => Promise<T> {
  let underWay: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const begin = (read: () => Promise<T>): Promise<T> => {
    const begun = read();
    underWay = begun;
    const end = () => void (underWay === begun && (underWay = undefined));
    begun.then(end, end);
    return begun;
  };
  const follow = (present: Promise<T>, read: () => Promise<T>): Promise<T> => {
    const take = () => {
      next = undefined;
      return begin(read);
    };
    return present.then(take, take);
  };
  return (read) => (underWay ? (next ??= follow(underWay, read)).catch(read) : begin(read));
}
