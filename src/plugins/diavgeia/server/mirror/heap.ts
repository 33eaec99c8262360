import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow before V8 looks for what died, in percent of what lives; 0 leaves it to V8. */
const PERCENT = 40;

/**
 * Pages live just long enough to be taken for old, and by itself V8 lets old objects grow to several times what lives before it
 * looks: 630 MB more than idle after 100,000 acts, all of it dead.
 */
export async function keepHeapSmall<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
  }
}
