import autocannon from 'autocannon';

import { openProcess } from './delivery';
import type { Remembered } from './delivery-process';
import type { Finding } from './table';

/** A million is asked for with BENCH_QUESTIONS=1000000. */
const QUESTIONS = Number(process.env.BENCH_QUESTIONS ?? 200_000);
const MEGABYTES = 4;
/** Every so manieth question asks for something that nobody asked for; the others say in new words what is known. */
const NEW = 20;
const PARTS = 10;
const MEGABYTE = 1024 * 1024;

/** What the office holds in memory after ever so many different questions, no two of them alike. */
export async function measureMemory(): Promise<Finding[]> {
  const office = await openProcess(['--expose-gc']);
  try {
    const url = await office.ask<string>({ ask: 'office', isOff: false, env: { DELIVERY_MEMORY: String(MEGABYTES) } });
    const seen: Remembered[] = [];
    for (let part = 0; part < PARTS; part++) {
      await askMany(url, part);
      seen.push(await office.ask<Remembered>({ ask: 'memory' }));
    }
    return judge(seen);
  } finally {
    await office.close();
  }
}

async function askMany(url: string, part: number): Promise<void> {
  let n = (part * QUESTIONS) / PARTS;
  const setupRequest = (request: autocannon.Request) => {
    n += 1;
    const query = n % NEW === 0 ? `{ topics(filters: { name: { ne: "${n}" } }) { name } }` : `{ topics { name } } # ${n}`;
    return { ...request, body: JSON.stringify({ query }) };
  };
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST' as const, path: '/graphql', headers, setupRequest };
  const told = await autocannon({ url, connections: 20, amount: QUESTIONS / PARTS, requests: [request] });
  if (told.non2xx + told.errors > 0) throw new Error(`${told.non2xx} refused, ${told.errors} failed`);
}

function judge(seen: Remembered[]): Finding[] {
  const shown = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
  const kept = Math.max(...seen.map((one) => one.kept));
  const [middle = 0, last = 0] = [seen[PARTS / 2 - 1]?.heap, seen[PARTS - 1]?.heap];
  const what = `${QUESTIONS} different questions`;
  return [
    {
      what: `${what}: kept at most`,
      bare: '',
      withDesk: `${seen.at(-1)?.answers ?? 0} answers`,
      figure: shown(kept),
      limit: `≤ ${MEGABYTES} MB`,
      holds: kept <= MEGABYTES * MEGABYTE,
    },
    {
      what: `${what}: memory of the process at half-time, and at the end`,
      bare: shown(middle),
      withDesk: shown(last),
      figure: `${shown(last - middle)} more`,
      limit: `≤ ${MEGABYTES} MB`,
      holds: last - middle <= MEGABYTES * MEGABYTE,
    },
  ];
}
