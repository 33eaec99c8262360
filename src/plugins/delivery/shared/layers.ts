/** A place of a router's stack: what it is there for is its own affair, its address is a pattern of @koa/router. */
type Layer = { path: string | RegExp };

const ANY = undefined;
/** A step of a pattern that stands for itself alone. */
const FIXED = /^[\w.-]+$/;
/** What @koa/router takes for the end of one. */
const ENDS_STEP = /[/#?]/;

/**
 * A stack by the first two steps of its addresses, in which a path finds those that it may match, in the order of the stack, and few
 * others: Strapi's has many hundreds, and each of them was held against each request.
 */
export function layersByStep<L extends Layer>(stack: readonly L[]): (path: string) => readonly L[] {
  const steps = stack.map(({ path }) => (typeof path === 'string' ? fixedStepsOf(path) : []));
  const those = (wanted: readonly (string | undefined)[]) =>
    stack.filter((_, i) => steps[i]?.every((step, place) => step === ANY || step === wanted[place]));
  const held = new Map<string, L[]>([['', those([])]]);
  for (const [first, second] of steps) {
    if (first === ANY) continue;
    held.set(first, those([first]));
    if (second !== ANY) held.set(`${first}/${second}`, those([first, second]));
  }
  return (path) => {
    const [, first = '', second = ''] = path.toLowerCase().split(ENDS_STEP, 3);
    return held.get(`${first}/${second}`) ?? held.get(first) ?? held.get('') ?? stack;
  };
}

/** A pattern minds no capitals, and what follows a step without a stroke belongs to it. */
function fixedStepsOf(pattern: string): (string | undefined)[] {
  const [before, first = '', second = ''] = pattern.toLowerCase().split('/', 3);
  if (before !== '' || !FIXED.test(first)) return [];
  return FIXED.test(second) ? [first, second] : [first];
}
