import autocannon from 'autocannon';
import { Client } from 'pg';

import { type BenchOffice, openBenchOffice } from './offices';
import type { Finding } from './table';

const FEW = 1_000;
const RELEASES = Number(process.env.BENCH_RELEASES ?? 5_000);
const MANY = Number(process.env.BENCH_MANY ?? 100_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = 3;

const LIMITS = { statements: 6, databaseMs: 1.5, graphql: 7, rest: 1.8, growth: 1.5 };

type Question = { path: string; method: 'GET' | 'POST'; body?: string };

const homePage = (page = 1): Question => ({
  path: '/graphql',
  method: 'POST',
  body: JSON.stringify({
    query: `{ pressReleases(locale: "el", sort: "publishedAt:desc", pagination: { page: ${page}, pageSize: 20 }) {
      documentId title slug summary kind publishedAt organization { name } topics { name slug } localizations { slug locale } } }`,
  }),
});
const FIELDS = ['title', 'slug', 'summary', 'kind', 'publishedAt'].map((name, n) => `fields[${n}]=${name}`).join('&');
const REST: Question = {
  method: 'GET',
  path:
    `/api/press-releases?locale=el&sort=publishedAt:desc&pagination[pageSize]=20&${FIELDS}&populate[organization][fields]=name` +
    '&populate[topics][fields]=name,slug&populate[localizations][fields]=slug,locale',
};

/** The home page of a site, uncached: this office beside the same application without batching, on data of its own kind. */
export async function measureHomePage(): Promise<Finding[]> {
  const offices = [
    await openBenchOffice({ without: ['batching', 'delivery'] }),
    await openBenchOffice({ without: ['delivery'] }),
  ] as const;
  try {
    for (const office of offices) await office.grow(FEW);
    const small = [await pace(offices[1], homePage()), await pace(offices[1], homePage(50))] as const;
    for (const office of offices) await office.grow(RELEASES - FEW);
    const findings = [
      ...(await told(offices)),
      await race({ what: 'home page over GraphQL', offices, question: homePage(), least: LIMITS.graphql }),
      await race({ what: 'home page over REST', offices, question: REST, least: LIMITS.rest }),
    ];
    await offices[1].grow(MANY - RELEASES);
    const large = [await pace(offices[1], homePage()), await pace(offices[1], homePage(500))] as const;
    return [...findings, growth('first page', small[0], large[0]), growth('page 500 beside page 50', small[1], large[1])];
  } finally {
    for (const office of offices) await office.close();
  }
}

async function ask({ url }: BenchOffice, { path, ...how }: Question): Promise<void> {
  const answer = await fetch(url + path, { ...how, headers: { 'Content-Type': 'application/json' } });
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) throw new Error(`${path}: ${answer.status} ${text}`);
}

/** Requests a second, eight at a time. */
async function pace(office: BenchOffice, { path, ...how }: Question): Promise<number> {
  for (let n = 0; n < 40; n++) await ask(office, { path, ...how });
  const headers = { 'content-type': 'application/json' };
  const { requests } = await autocannon({ url: office.url + path, ...how, headers, connections: 8, duration: SECONDS });
  return requests.average;
}

type Race = { what: string; offices: readonly [BenchOffice, BenchOffice]; question: Question; least: number };

async function race({ what, offices: [stock, batched], question, least }: Race): Promise<Finding> {
  const paces: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) paces.push([await pace(stock, question), await pace(batched, question)]);
  const [bare, ours] = paces.sort((a, b) => a[1] / a[0] - b[1] / b[0])[Math.floor(ROUNDS / 2)] ?? [NaN, NaN];
  const ratio = ours / bare;
  return {
    what,
    bare: `${bare.toFixed(0)} requests/s`,
    withDesk: `${ours.toFixed(0)} requests/s`,
    figure: `${ratio.toFixed(2)} ×`,
    limit: `≥ ${least} ×`,
    holds: ratio >= least,
  };
}

/** Statements, and what the database itself reckons it spent on them. */
async function told(offices: readonly [BenchOffice, BenchOffice]): Promise<Finding[]> {
  const [bare, ours] = [await costOf(offices[0]), await costOf(offices[1])];
  const name = 'home page over GraphQL';
  return [
    {
      what: `${name}, statements`,
      bare: String(bare.statements),
      withDesk: String(ours.statements),
      figure: String(ours.statements),
      limit: `≤ ${LIMITS.statements}`,
      holds: ours.statements <= LIMITS.statements,
    },
    {
      what: `${name}, database time`,
      bare: `${bare.ms.toFixed(2)} ms`,
      withDesk: `${ours.ms.toFixed(2)} ms`,
      figure: `${ours.ms.toFixed(2)} ms`,
      limit: `≤ ${LIMITS.databaseMs} ms`,
      holds: ours.ms <= LIMITS.databaseMs,
    },
  ];
}

async function costOf(office: BenchOffice): Promise<{ statements: number; ms: number }> {
  for (let n = 0; n < 20; n++) await ask(office, homePage());
  await office.said();
  await ask(office, homePage());
  const said = (await office.said()).filter(({ sql }) => /^select/i.test(sql));
  const client = new Client(office.databaseUrl);
  await client.connect();
  try {
    let ms = 0;
    for (const { sql, bindings } of said) {
      const times: number[] = [];
      for (let n = 0; n < 5; n++) {
        const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, bindings);
        times.push(rows[0]['QUERY PLAN'][0]['Execution Time']);
      }
      ms += Math.min(...times);
    }
    return { statements: said.length, ms };
  } finally {
    await client.end();
  }
}

function growth(what: string, few: number, many: number): Finding {
  const ratio = few / many;
  return {
    what: `${what}, at ${MANY} releases against ${FEW}`,
    bare: `${few.toFixed(0)} requests/s`,
    withDesk: `${many.toFixed(0)} requests/s`,
    figure: `${ratio.toFixed(2)} ×`,
    limit: `≤ ${LIMITS.growth} ×`,
    holds: ratio <= LIMITS.growth,
  };
}
