import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { Client } from 'pg';

import { copyIn, copyOut } from './copying';
import type { Ask, Walked } from './diavgeia-process';
import { processFlags } from './flags';
import type { Finding } from './table';

const ACTS = Number(process.env.DIAVGEIA_ACTS ?? 100_000);
const TOWN = '99001';
/** The stand-in gives each twentieth act to another organization. */
const SEEDED = Math.ceil((ACTS * 20) / 19);
const QUESTIONS = 200;
const FASTEST = 1_500;
const MEGABYTES = 300;
const SYNC = 10_000;
const LIST = 60;
const TABLES = [
  'decisions',
  'decisions_units_lnk',
  'decisions_signers_lnk',
  'decisions_categories_lnk',
  'diavgeia_acts',
  'diavgeia_versions',
  'search_entries',
  'search_texts',
];

/** How fast the mirror fills from a portal on the same machine, what a day without news costs, and how long a reader waits. */
export async function measureDiavgeia(): Promise<Finding[]> {
  const [portal, office] = [start(), start()];
  try {
    const address = await portal.ask<string>({ ask: 'portal', acts: SEEDED });
    const { url, databaseUrl } = await office.ask<{ url: string; databaseUrl: string }>({
      ask: 'office',
      portal: address,
      organization: TOWN,
    });
    const reading = await readAll(address);
    const backfill = await office.ask<Walked>({ ask: 'walk', organization: TOWN, kind: 'backfill' });
    const copying = await copyBare(databaseUrl);
    const sync = await office.ask<Walked>({ ask: 'walk', organization: TOWN, kind: 'sync' });
    const waits = await list(url);
    return findings({ reading, backfill, copying, sync, waits });
  } finally {
    await Promise.all([portal.close(), office.close()]);
  }
}

type Measured = { reading: number; backfill: Walked; copying: number; sync: Walked; waits: number[] };

function findings({ reading, backfill, copying, sync, waits }: Measured): Finding[] {
  const { added } = backfill.report;
  const perSecond = added / (backfill.ms / 1_000);
  const p95 = at(waits, 0.95);
  const s = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    {
      what: `diavgeia, backfill of ${added} acts`,
      bare: `COPY ${s(copying)}, portal alone ${s(reading)}`,
      withDesk: `${s(backfill.ms)}, ${s(backfill.cpu)} of them in the mirror`,
      figure: `${Math.round(perSecond)} acts/s, ${(backfill.ms / copying).toFixed(1)} × COPY`,
      limit: `${FASTEST} acts/s`,
      holds: perSecond >= FASTEST,
    },
    {
      what: 'diavgeia, memory of the backfill',
      bare: '',
      withDesk: '',
      figure: `${Math.round(backfill.grown)} MB more than idle`,
      limit: `${MEGABYTES} MB`,
      holds: backfill.grown < MEGABYTES,
    },
    {
      what: `diavgeia, sync without news among ${added}`,
      bare: '',
      withDesk: `${sync.report.added + sync.report.changed} changed`,
      figure: s(sync.ms),
      limit: s(SYNC),
      holds: sync.ms < SYNC,
    },
    {
      what: `diavgeia, list by three facets among ${added}`,
      bare: '',
      withDesk: `${at(waits, 0.5).toFixed(1)} ms in the middle`,
      figure: `p95 ${p95.toFixed(1)} ms`,
      limit: `${LIST} ms`,
      holds: p95 < LIST,
    },
  ];
}

const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;

function start() {
  const child = fork(join(__dirname, 'diavgeia-process.ts'), { execArgv: processFlags() });
  const ask = async <T>(message: Ask): Promise<T> => {
    child.send(message);
    const [{ told, fault }] = (await once(child, 'message')) as [{ told: T; fault?: string }];
    if (fault) throw new Error(fault);
    return told;
  };
  return {
    ask,
    async close(): Promise<void> {
      await ask({ ask: 'close' }).catch(() => undefined);
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** The portal's own share: every page of every window once, read and thrown away. */
async function readAll(address: string): Promise<number> {
  const from = performance.now();
  const day = (n: number) => new Date(Date.UTC(2010, 8, 1) + n * 86_400_000).toISOString().slice(0, 10);
  for (let n = 0; n < 6_100; n += 175)
    for (let page = 0, total = 1; page * 500 < total; page += 1) {
      const asked = `org=${TOWN}&status=all&size=500&page=${page}&from_issue_date=${day(n)}&to_issue_date=${day(n + 175)}&from_date=2010-10-01&to_date=${day(20_000)}`;
      const answer = await fetch(`${address}/search?${asked}`, { headers: { Accept: 'application/json' } });
      const text = await answer.text();
      total = Number(/"total":(\d+)/.exec(text.slice(-200))?.[1] ?? 0);
    }
  return performance.now() - from;
}

/** The same rows into tables that have neither index nor trigger. */
async function copyBare(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    let spent = 0;
    for (const table of TABLES) {
      const rows = await copyOut(client, table);
      await client.query(`CREATE TABLE bare_${table} AS SELECT * FROM ${table} WITH NO DATA`);
      const from = performance.now();
      await copyIn(client, `bare_${table}`, rows);
      spent += performance.now() - from;
      await client.query(`DROP TABLE bare_${table}`);
    }
    await client.query('VACUUM ANALYZE');
    return spent;
  } finally {
    await client.end();
  }
}

const UNITS = ['990010', '990011', '990012', '990013', '990014'];
const TYPES = ['Β.1.3', 'Δ.1', '2.4.7.1', 'Α.2'];

/** One reader after the other; no two questions are alike, so that no kept answer is measured. */
async function list(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < QUESTIONS; n += 1) {
    const year = 2011 + (n % 14);
    const asked = new URLSearchParams({
      'filters[units][uid][$eq]': UNITS[n % UNITS.length] ?? '',
      'filters[decisionTypeUid][$eq]': TYPES[n % TYPES.length] ?? '',
      'filters[issueDate][$gte]': `${year}-01-${String((n % 28) + 1).padStart(2, '0')}`,
      sort: 'issueDate:desc',
      'pagination[pageSize]': String(20 + (n % 5)),
    });
    const from = performance.now();
    const answer = await fetch(`${url}/api/decisions?${asked.toString()}`);
    await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} for ${asked.toString()}`);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}
