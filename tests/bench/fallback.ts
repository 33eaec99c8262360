import { Client } from 'pg';

import { grownDatabase, multipliedDatabase, thinnedDatabase } from './grown';
import { type BenchOffice, openBenchOffice } from './offices';
import type { Finding } from './table';

const FEW = 1_000;
const RELEASES = 5_000;
const TIMES = 20;
/** Milliseconds below which a factor says nothing. */
const NOTHING = 1;
const LIMITS = { growth: 1.5, topic: 10 };

type Spent = { rows: number; count: number };

const list = (page: number, filter = '') =>
  '/api/press-releases?locale=tr&fallback=true&sort=publishedAt:desc&fields[0]=title&fields[1]=publishedAt' +
  `&pagination[page]=${page}&pagination[pageSize]=20${filter}`;
const TOPIC = '&filters[topics][name][$eq]=Topic 3';

/** Time in the database of lists in the next best language, where there are few releases and where there are a hundred times as many. */
export async function measureFallback(): Promise<Finding[]> {
  const few = await thinnedDatabase(await grownDatabase(FEW));
  const many = await multipliedDatabase(await thinnedDatabase(await grownDatabase(RELEASES)), TIMES);
  const findings: Finding[] = [];
  const offices = [
    await openBenchOffice({ template: few, without: ['delivery'] }),
    await openBenchOffice({ template: many, without: ['delivery'] }),
  ] as const;
  try {
    for (const [what, small, large, most] of [
      ['first page', list(1), list(1)],
      [`page 500 beside page ${FEW / 20}`, list(FEW / 20), list(500)],
      ['first page of one topic', list(1, TOPIC), list(1, TOPIC), LIMITS.topic],
      ['page 100 of one topic beside page 15', list(15, TOPIC), list(100, TOPIC), Infinity],
      ['first page of one kind', list(1, '&filters[kind]=release'), list(1, '&filters[kind]=release')],
    ] as const)
      findings.push(...found(what, [await spent(offices[0], small), await spent(offices[1], large)], most));
  } finally {
    for (const office of offices) await office.close();
  }
  return findings;
}

/** A count looks at every row it counts, so that it grows with them; it is told, and has no limit. */
function found(what: string, [few, many]: [Spent, Spent], most?: number): Finding[] {
  const ratio = many.rows / Math.max(few.rows, NOTHING);
  const shown = (ms: number) => `${ms.toFixed(2)} ms`;
  const name = `${what}, in the next best language, ${RELEASES * TIMES} releases against ${FEW}`;
  const holds = most === undefined ? ratio <= LIMITS.growth : many.rows <= most;
  const limit = most === undefined ? `≤ ${LIMITS.growth} × or ${LIMITS.growth} ms` : most === Infinity ? '–' : `≤ ${most} ms`;
  return [
    { what: name, bare: shown(few.rows), withDesk: shown(many.rows), figure: shown(many.rows), limit, holds },
    {
      what: `${name}: its count`,
      bare: shown(few.count),
      withDesk: shown(many.count),
      figure: shown(many.count),
      limit: '–',
      holds: true,
    },
  ];
}

/** What the database itself reckons it spent, at best of five. */
async function spent(office: BenchOffice, path: string): Promise<Spent> {
  const client = new Client(office.databaseUrl);
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
    await office.said();
    const answer = await fetch(office.url + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const sum: Spent = { rows: 0, count: 0 };
    for (const { sql, bindings } of await office.said()) {
      if (!/^\s*(select|with)\b/i.test(sql) || !sql.includes('press_releases')) continue;
      const times: number[] = [];
      for (let n = 0; n < 5; n++) {
        const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, bindings);
        times.push(rows[0]['QUERY PLAN'][0]['Execution Time']);
      }
      sum[/count\(/.test(sql) ? 'count' : 'rows'] += Math.min(...times);
    }
    return sum;
  } finally {
    await client.end();
  }
}
