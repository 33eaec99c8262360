/** What a proxy or a client may call its request: letters, digits and what UUIDs and traces are written with. */
const SANE = /^[\w.:-]{8,64}$/;

/** The name that came with a request, where it is fit to stand in a log; nothing may be written into one from outside. */
export function requestIdIn(given: string): string | undefined {
  return SANE.test(given) ? given : undefined;
}
