import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { attack, ATTACKS } from '../support/attacks';
import { openBenchOffice } from './offices';
import type { Finding } from './table';

const LIMIT = 2;
const READERS = 4;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);

/** How much longer the slowest hundredth of readers wait while somebody goes through the whole list of attacks again and again. */
export async function measureAttacks(): Promise<Finding> {
  const office = await openBenchOffice();
  try {
    await readFor(office.url, 3);
    const quiet = await readFor(office.url, SECONDS);
    const attacking = new AbortController();
    const attacks = attackUntil(office.url, attacking.signal);
    const beside = await readFor(office.url, SECONDS);
    attacking.abort();
    const made = await attacks;
    const [before, during] = [p99(quiet), p99(beside)];
    return {
      what: `p99 of readers beside ${Math.round(made / SECONDS)} attacks a second`,
      bare: `${before.toFixed(1)} ms`,
      withDesk: `${during.toFixed(1)} ms`,
      figure: `${(during / before).toFixed(2)} ×`,
      limit: `${LIMIT} ×`,
      holds: during <= before * LIMIT,
    };
  } finally {
    await office.close();
  }
}

/** One after another, as one attacker does. Answers how many there were. */
async function attackUntil(url: string, signal: AbortSignal): Promise<number> {
  let made = 0;
  while (!signal.aborted) {
    const one = ATTACKS[made++ % ATTACKS.length];
    if (one) await attack(url, one).catch(() => undefined);
  }
  return made;
}

/** Readers ask one after another, each a different question, so that nothing comes from memory. */
async function readFor(url: string, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const agent = new Agent({ keepAlive: true });
  const waits: number[] = [];
  await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      for (let n = 0; performance.now() < until; n++) {
        const started = performance.now();
        await get(`${url}/api/topics?pagination[pageSize]=25&filters[name][$ne]=${reader}-${n}`, agent);
        waits.push(performance.now() - started);
        await sleep(5);
      }
    }),
  );
  agent.destroy();
  return waits;
}

function get(url: string, agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    request(url, { agent }, (res) => {
      if (res.statusCode !== 200) failed(new Error(`${url}: ${res.statusCode}`));
      res.resume().on('end', done);
    })
      .on('error', failed)
      .end();
  });
}

function p99(waits: number[]): number {
  return [...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? NaN;
}
