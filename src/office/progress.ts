import { Presets, SingleBar } from 'cli-progress';

import type { Log } from './database';

export type Progress = (done: number, of: number, what: string) => void;

/** Between two lines, in milliseconds; hundreds of steps would bury what is said beside them. */
const LULL = 2_000;

/** A bar on a terminal; elsewhere a line now and then, and one for the last step. */
export async function withProgress<T>(log: Log, act: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return act(inLines(log));
  const bar = new SingleBar({ format: '{bar} {value}/{total} {what}' }, Presets.shades_classic);
  bar.start(1, 0, { what: '' });
  try {
    return await act((done, of, what) => {
      bar.setTotal(of);
      bar.update(done, { what });
    });
  } finally {
    bar.stop();
  }
}

function inLines(log: Log): Progress {
  let told = -Infinity;
  return (done, of, what) => {
    if (done < of && performance.now() - told < LULL) return;
    told = performance.now();
    log(`${done}/${of} ${what}`);
  };
}
