import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By how much the heap may grow before V8 looks for what died, in percent of what lives; 0 leaves it to V8. */
const PERCENT = 80;

/**
 * Pages live just long enough to be taken for old, and V8 lets old objects grow to several times what lives before it looks for what
 * died. How far they may grow it works out only when it has looked; so it has to look once at the beginning.
 */
export async function keepHeapSmall<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
  collectGarbage();
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
  }
}

/** Node gives the function away only under a flag. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
