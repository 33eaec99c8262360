import { join } from 'node:path';

import { ROOT } from './environment';
import { outside } from './outside';

/** A module of the compiled app as the running office has it, named by its place in `src`. */
export function compiled<T>(place: string): T {
  return outside.require(join(ROOT, 'dist', 'src', place)) as T;
}
