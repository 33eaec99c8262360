type Asked = { asked: string; known: readonly string[]; first: string };

/** The language most readers know who do not know the one they asked for. */
const COMMON = 'en';

/** The languages an entry is looked for in, one after the other; `first` is the office's own. */
export function chainOf({ asked, known, first }: Asked): string[] {
  const wanted = [asked, ...(known.includes(COMMON) ? [COMMON] : []), first];
  return [...new Set(wanted)];
}
