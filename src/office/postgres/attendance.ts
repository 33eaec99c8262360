import { setTimeout as sleep } from 'node:timers/promises';

import { OfficeError } from '../office-error';
import type { Making } from './cluster';
import type { Guard } from './guard';
import { enter, isAlone, isPassing, wasLast, type Hold } from './hold';
import { choosePort } from './port';
import { findPostmaster, stopPostmaster, type Postmaster } from './postmaster';
import { logPath, startPostmaster } from './start';

export type Attending = Making & { exclusive: boolean; guard?: Guard };
type Reaching = Attending & { signal: AbortSignal; port?: number };

const PATIENCE = 30_000;
const LONGEST_PAUSE = 10_000;

/** Holds on to the database, brings it back whenever it goes away, and lets go at `stop`. */
export async function attend(attending: Attending): Promise<{ postmaster: Postmaster; stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const reaching: Reaching = { ...attending, signal: stopping.signal };
  let hold: Hold | undefined = await reach(reaching).catch((error) => {
    attending.guard?.leave();
    throw error;
  });
  const { postmaster } = hold;
  let reviving: Promise<void> = Promise.resolve();

  function watch(held: Hold): void {
    // The database alone does not keep the office's process alive.
    held.client.unref();
    held.client.once('end', () => {
      if (stopping.signal.aborted) return;
      hold = undefined;
      reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    attending.log('PostgreSQL went away; bringing it back.');
    hold = await persist({ ...reaching, port: postmaster.port });
    if (!hold) return;
    const hasMoved = hold.postmaster.port !== postmaster.port;
    attending.log(
      hasMoved
        ? `PostgreSQL is back, but on port ${hold.postmaster.port}: start Deltio again to follow it.`
        : 'PostgreSQL is back.',
    );
    watch(hold);
  }

  async function letGo(): Promise<void> {
    stopping.abort();
    await reviving;
    if (hold) await leave({ ...attending, hold });
    attending.guard?.leave();
  }

  watch(hold);
  let stopped: Promise<void> | undefined;
  return { postmaster, stop: () => (stopped ??= letGo()) };
}

async function persist({ signal, ...reaching }: Reaching): Promise<Hold | undefined> {
  let said = '';
  for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await reach({ ...reaching, signal });
    } catch (error) {
      if (signal.aborted) return undefined;
      const sentence = error instanceof Error ? error.message : String(error);
      if (sentence !== said) reaching.log(sentence);
      said = sentence;
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

/** Starts PostgreSQL or finds it running, and joins. */
async function reach(reaching: Reaching): Promise<Hold> {
  const { place, guard, signal } = reaching;
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(30, undefined, { signal })) {
    const postmaster = findPostmaster(place.data) ?? (await start(reaching));
    const hold = postmaster && (await enter({ ...reaching, home: place.home, postmaster }));
    if (!hold) continue;
    if (!guard || guard.hasGuardian()) return hold;
    if (!(await stopOrphan({ ...reaching, hold }))) return hold;
  }
  throw new OfficeError(
    `PostgreSQL in ${place.home} does not come to answer (its log: ${logPath(place.home)}): end what is left of its processes and start again, or set DATABASE_URL.`,
  );
}

/** Nobody would stop this one after us, while one that we start ourselves has a guardian. */
async function stopOrphan({ hold, ...attending }: Attending & { hold: Hold }): Promise<boolean> {
  try {
    if (!(await isAlone(hold))) return false;
  } catch (error) {
    return isPassing(error);
  }
  await stopPostmaster({ ...attending, pid: hold.postmaster.pid });
  return true;
}

async function start(reaching: Reaching): Promise<Postmaster | undefined> {
  const { place, log } = reaching;
  const port = reaching.port ?? (await choosePort({ home: place.home, log }));
  const started = await startPostmaster({ ...reaching, port });
  if (started.kind === 'failed')
    throw new OfficeError(`PostgreSQL did not start: ${started.line} (its log: ${logPath(place.home)}).`);
  if (started.kind === 'port-taken' && reaching.port)
    throw new OfficeError(
      `Port ${port} of the embedded PostgreSQL is taken by another program: end that program, or start Deltio again to move to another port.`,
    );
  return findPostmaster(place.data);
}

async function leave({ hold, ...attending }: Attending & { hold: Hold }): Promise<void> {
  hold.client.ref();
  const isLast = await wasLast(hold).catch(() => false);
  if (isLast) await stopPostmaster({ ...attending, pid: hold.postmaster.pid });
  await hold.client.end().catch(() => {});
}
