import { join } from 'node:path';

import { ROOT } from './environment';
import type { Outside } from './runner-environment';

const { require: load } = (globalThis as { outside?: Outside }).outside ?? { require };

/** A module of the compiled app as the running office has it, named by its place in `src`. */
export function compiled<T>(place: string): T {
  return load(join(ROOT, 'dist', 'src', place)) as T;
}
