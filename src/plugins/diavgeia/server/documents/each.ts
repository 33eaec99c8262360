/** Does the work for all of them; what one of them met is said once the others have had their turn. */
export async function eachOf<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const faults: unknown[] = [];
  for (const one of all)
    await work(one).then(
      (result) => done.push(result),
      (fault: unknown) => faults.push(fault),
    );
  if (faults.length > 0) throw faults[0];
  return done;
}
