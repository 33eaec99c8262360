import autocannon from 'autocannon';
import { Client } from 'pg';

import { grownDatabase, multipliedDatabase } from './grown';
import { type BenchOffice, openBenchOffice } from './offices';
import type { Finding } from './table';

const FEW = 1_000;
const RELEASES = Number(process.env.BENCH_RELEASES ?? 5_000);
/** So many times the releases there are make many. */
const TIMES = Number(process.env.BENCH_TIMES ?? 20);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = 3;

const LIMITS = { statements: 6, databaseMs: 1.5, graphql: 7, rest: 1.8, growth: 1.5 };

type Question = { path: string; method: 'GET' | 'POST'; body?: string };
type Pair = readonly [BenchOffice, BenchOffice];

const homePage = (page = 1): Question => ({
  path: '/graphql',
  method: 'POST',
  body: JSON.stringify({
    query: `{ pressReleases(locale: "el", sort: "publishedAt:desc", pagination: { page: ${page}, pageSize: 20 }) {
      documentId title slug summary kind publishedAt organization { name } topics { name slug } localizations { slug locale } } }`,
  }),
});
const FIELDS = ['title', 'slug', 'summary', 'kind', 'publishedAt'].map((name, n) => `fields[${n}]=${name}`).join('&');
const overRest = (page = 1): Question => ({
  method: 'GET',
  path:
    `/api/press-releases?locale=el&sort=publishedAt:desc&pagination[page]=${page}&pagination[pageSize]=20&${FIELDS}` +
    '&populate[organization][fields]=name&populate[topics][fields]=name,slug&populate[localizations][fields]=slug,locale',
});

/** The home page of a site, uncached: this office beside the same application without batching, each on a copy of the same data. */
export async function measureHomePage(): Promise<Finding[]> {
  const template = await grownDatabase(RELEASES);
  const findings = await within(
    [
      { template, without: ['batching', 'delivery'] },
      { template, without: ['delivery'] },
    ],
    beside,
  );
  const [few, many] = [await grownDatabase(FEW), await multipliedDatabase(template, TIMES)];
  const growth = await within(
    [
      { template: few, without: ['delivery'] },
      { template: many, without: ['delivery'] },
    ],
    grown,
  );
  return [...findings, ...growth];
}

type Opening = NonNullable<Parameters<typeof openBenchOffice>[0]>;

async function within(openings: [Opening, Opening], act: (offices: Pair) => Promise<Finding[]>): Promise<Finding[]> {
  const offices = [await openBenchOffice(openings[0]), await openBenchOffice(openings[1])] as const;
  try {
    return await act(offices);
  } finally {
    for (const office of offices) await office.close();
  }
}

async function beside(offices: Pair): Promise<Finding[]> {
  return [
    ...(await told({ name: 'home page over GraphQL', offices, question: homePage(), limits: LIMITS })),
    await race({ what: 'home page over GraphQL', offices, question: homePage(), least: LIMITS.graphql }),
    ...(await told({ name: 'home page over REST', offices, question: overRest() })),
    await race({ what: 'home page over REST', offices, question: overRest(), least: LIMITS.rest }),
  ];
}

async function grown(offices: Pair): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [door, question] of [['GraphQL', homePage] as const, ['REST', overRest] as const]) {
    findings.push(await growth(`first page over ${door}`, offices, [question(), question()]));
    const pages = [question(FEW / 20), question(500)] as const;
    findings.push(await growth(`page 500 beside page ${FEW / 20} over ${door}`, offices, pages));
  }
  return findings;
}

async function ask({ url }: BenchOffice, { path, ...how }: Question): Promise<void> {
  const answer = await fetch(url + path, { ...how, headers: { 'Content-Type': 'application/json' } });
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) throw new Error(`${path}: ${answer.status} ${text}`);
}

type Pace = { perSecond: number; processor: number };

/** Requests a second, eight at a time, and milliseconds of the office's processor time for each. */
async function pace(office: BenchOffice, { path, ...how }: Question): Promise<Pace> {
  const headers = { 'content-type': 'application/json' };
  const before = await office.processor();
  const { requests, non2xx, errors } = await autocannon({
    url: office.url + path,
    ...how,
    headers,
    connections: 8,
    duration: SECONDS,
  });
  if (non2xx + errors > 0) throw new Error(`${path}: ${non2xx} refused, ${errors} failed`);
  return { perSecond: requests.average, processor: ((await office.processor()) - before) / requests.total };
}

/** Both in turn, after both have warmed up; answers the round in the middle. */
async function inTurn(offices: Pair, questions: readonly [Question, Question]): Promise<[Pace, Pace]> {
  for (const n of [0, 1] as const) for (let asked = 0; asked < 100; asked++) await ask(offices[n], questions[n]);
  const rounds: [Pace, Pace][] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push([await pace(offices[0], questions[0]), await pace(offices[1], questions[1])]);
  const ratio = ([one, other]: [Pace, Pace]) => other.perSecond / one.perSecond;
  return rounds.sort((a, b) => ratio(a) - ratio(b))[Math.floor(ROUNDS / 2)] as [Pace, Pace];
}

const shown = ({ perSecond, processor }: Pace) => `${perSecond.toFixed(0)} requests/s, processor ${processor.toFixed(1)} ms`;

type Race = { what: string; offices: Pair; question: Question; least: number };

async function race({ what, offices, question, least }: Race): Promise<Finding> {
  const [bare, ours] = await inTurn(offices, [question, question]);
  const ratio = ours.perSecond / bare.perSecond;
  return {
    what,
    bare: shown(bare),
    withDesk: shown(ours),
    figure: `${ratio.toFixed(2)} × (processor ${(bare.processor / ours.processor).toFixed(2)} ×)`,
    limit: `≥ ${least} ×`,
    holds: ratio >= least,
  };
}

async function growth(what: string, offices: Pair, questions: readonly [Question, Question]): Promise<Finding> {
  const [few, many] = await inTurn(offices, questions);
  const ratio = few.perSecond / many.perSecond;
  return {
    what: `${what}, at ${RELEASES * TIMES} releases against ${FEW}`,
    bare: shown(few),
    withDesk: shown(many),
    figure: `${ratio.toFixed(2)} ×`,
    limit: `≤ ${LIMITS.growth} ×`,
    holds: ratio <= LIMITS.growth,
  };
}

type Told = { name: string; offices: Pair; question: Question; limits?: typeof LIMITS };

/** Statements, and what the database itself reckons it spent on them. */
async function told({ name, offices, question, limits }: Told): Promise<Finding[]> {
  const [bare, ours] = [await costOf(offices[0], question), await costOf(offices[1], question)];
  return [
    {
      what: `${name}, statements`,
      bare: String(bare.statements),
      withDesk: String(ours.statements),
      figure: String(ours.statements),
      limit: limits ? `≤ ${limits.statements}` : '–',
      holds: !limits || ours.statements <= limits.statements,
    },
    {
      what: `${name}, database time`,
      bare: `${bare.ms.toFixed(2)} ms`,
      withDesk: `${ours.ms.toFixed(2)} ms`,
      figure: `${ours.ms.toFixed(2)} ms`,
      limit: limits ? `≤ ${limits.databaseMs} ms` : '–',
      holds: !limits || ours.ms <= limits.databaseMs,
    },
  ];
}

async function costOf(office: BenchOffice, question: Question): Promise<{ statements: number; ms: number }> {
  for (let n = 0; n < 20; n++) await ask(office, question);
  await office.said();
  await ask(office, question);
  const said = (await office.said()).filter(({ sql }) => /^\s*(select|with)\b/i.test(sql));
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
