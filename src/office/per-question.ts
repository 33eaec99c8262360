/** What is made once for each question, when it is first wanted, and goes with it; a question is known by an object of its own (in GraphQL its context). */
export function perQuestion<T>(make: () => T): (question: object) => T {
  const made = new WeakMap<object, { one: T }>();
  return (question) => {
    const known = made.get(question) ?? { one: make() };
    made.set(question, known);
    return known.one;
  };
}
