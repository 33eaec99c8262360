import { Presets, SingleBar } from 'cli-progress';

import type { Log } from './database';

export type Progress = (done: number, of: number, what: string) => void;

/** A bar on a terminal, a line for each step elsewhere. */
export async function withProgress<T>(log: Log, act: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return act((done, of, what) => log(`${done}/${of} ${what}`));
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
