import { createHash } from 'node:crypto';

import { canonical } from '../../shared/changes';
import { patternsIn, type Pattern } from '../../shared/exposure';
import type { Read } from './news';

const digests = new WeakMap<object, string>();
const patterns = new WeakMap<object, Pattern[]>();

/** The same for the same act, in whatever order and with whatever emptiness the portal sent it. */
export function digestOf(raw: object): string {
  return remembered(digests, raw, () => createHash('sha1').update(canonical(raw)).digest('base64'));
}

/** What in the act is about a person. */
export function patternsOf({ act, raw }: Read): Pattern[] {
  return remembered(patterns, raw, () => patternsIn(act));
}

/** An answer of which whoever writes it need not wait for what takes long to reckon. */
export function prepared<T extends string | { acts: Read[] }>(answer: T): T {
  if (typeof answer === 'string') return answer;
  for (const one of answer.acts) {
    digestOf(one.raw);
    patternsOf(one);
  }
  return answer;
}

function remembered<T>(known: WeakMap<object, T>, raw: object, reckon: () => T): T {
  const value = known.get(raw) ?? reckon();
  known.set(raw, value);
  return value;
}
