import { startDatabase } from '../support/start-database';
import { stopPostgres } from '../support/postgres';
import { measureAttacks } from './attacks';
import { measureDelivery } from './delivery';
import { measureDiavgeia } from './diavgeia';
import { measureFallback } from './fallback';
import { measureHomePage } from './home-page';
import { measureMemory } from './memory';
import { measurePublishing } from './publishing';
import { measureRush } from './rush';
import { measureSearch } from './search';
import { table } from './table';

const MEASURES = {
  attacks: async () => [await measureAttacks()],
  'home-page': measureHomePage,
  delivery: measureDelivery,
  diavgeia: measureDiavgeia,
  fallback: measureFallback,
  memory: measureMemory,
  publishing: measurePublishing,
  rush: async () => [await measureRush()],
  search: measureSearch,
};

/**
 * What the desk costs, measured on this machine in this run; what is named is measured, or all. BENCH_KEEP names a folder where
 * grown databases stay for the next run; who changes their tables empties it.
 */
async function main(named: string[]): Promise<void> {
  await startDatabase({ durable: true, keptIn: process.env.BENCH_KEEP || undefined });
  try {
    const findings = [];
    for (const [name, measure] of Object.entries(MEASURES))
      if (named.length === 0 || named.includes(name)) findings.push(...(await measure()));
    console.log(table(findings));
    process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    await stopPostgres();
  }
}

main(process.argv.slice(2)).catch((fault: Error) => {
  console.error(fault);
  process.exitCode = 1;
});
