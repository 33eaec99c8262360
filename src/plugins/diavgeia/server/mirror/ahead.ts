export type Ahead<T> = ReturnType<typeof askAhead<T>>;

/** Questions whose answers will be wanted soon, asked while something else is being done: one after the other, as the portal wants it. */
export function askAhead<T>() {
  let asked: { key: string; answer: Promise<T | undefined> }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask(key: string, question: () => Promise<T>): void {
      // After a fault nothing more is asked before it was heard of.
      const answer = last.then(question, () => undefined);
      answer.catch(() => undefined);
      asked.push({ key, answer });
      last = answer;
    },

    /** The answer, if that was asked. What was asked before it is forgotten; if it was not asked, all is, once it is answered. */
    async take(key: string): Promise<T | undefined> {
      const place = asked.findIndex((one) => one.key === key);
      const found = asked[place];
      asked = found ? asked.slice(place + 1) : [];
      if (!found) await last.catch(() => undefined);
      return found?.answer;
    },
  };
}
