import { constants } from 'node:os';

import type { Log } from './database';

const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and npm each pass a Ctrl-C on, so the same one may arrive twice. */
const ECHO = 1_000;

/** Aborts when somebody asks the office to close, by Ctrl-C or otherwise; asked again, the process ends where it stands. */
export function closingOnSignals(log: Log): AbortSignal {
  const asked = new AbortController();
  let since = 0;
  for (const name of NAMES) {
    process.on(name, () => {
      if (asked.signal.aborted && Date.now() - since > ECHO) process.exit(128 + constants.signals[name]);
      if (asked.signal.aborted) return;
      since = Date.now();
      log('Closing the office …');
      asked.abort();
    });
  }
  return asked.signal;
}

/**
 * Strapi listens to signals itself, and would end the process with the database still up; at its own end it takes
 * every listener of the process away. Whatever it does to them in here is undone.
 */
export async function keepingSignals<T>(act: () => T | Promise<T>): Promise<T> {
  const kept = NAMES.map((name) => [name, process.listeners(name)] as const);
  try {
    return await act();
  } finally {
    for (const [name, ours] of kept) {
      const present = process.listeners(name);
      // Ours stay where they are if they may: a signal on its way is lost when the last listener goes.
      for (const listener of present.filter((l) => !ours.includes(l))) process.off(name, listener);
      for (const listener of ours.filter((l) => !present.includes(l))) process.on(name, listener);
    }
  }
}
