import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';

import { Client } from 'pg';

import { filledDatabase } from './grown';
import { type BenchOffice, openBenchOffice } from './offices';
import type { Finding } from './table';

const DOCUMENTS = Number(process.env.SEARCH_DOCUMENTS ?? 100_000);
const BATCH = 500;
const AT_ONCE = 20;
const QUESTIONS = Number(process.env.SEARCH_QUESTIONS ?? 1_000);
const OTHERS = 1_152;
const MOST = 50;
const COMMON = 24;
const LANGUAGES = { el: 'αβγδεικλμνοπρστυ', tr: 'abcdeiklmnoprstu', en: 'abcdefhilmnoprst' } as const;

type Language = keyof typeof LANGUAGES;

/** How long a reader waits for an answer that nobody asked for before, among releases in three languages, twenty at once. */
export async function measureSearch(): Promise<Finding[]> {
  const office = await openBenchOffice({ template: await filledDatabase(`search_${DOCUMENTS}`, grow) });
  try {
    await ask(office, '/api/search?q=x&locale=el');
    const bare = await waits(office, () => '/_health');
    const findings = [];
    for (const [what, question] of Object.entries(ASKED)) {
      const path = (n: number) => `/api/search?${new URLSearchParams(question(n))}`;
      // A database just copied has nothing in memory; one that has served a while has.
      const first = await waits(office, (n) => path(n + OTHERS));
      const times = await waits(office, path);
      const p95 = at(times, 0.95);
      findings.push({
        what: `search, ${what}, ${DOCUMENTS} × 3, ${AT_ONCE} at once`,
        bare: `${at(bare, 0.95).toFixed(1)} ms`,
        withDesk: `${at(times, 0.5).toFixed(1)} ms in the middle; p95 ${at(first, 0.95).toFixed(1)} ms from disk`,
        figure: `p95 ${p95.toFixed(1)} ms`,
        limit: `${MOST} ms`,
        holds: p95 < MOST,
      });
    }
    return findings;
  } finally {
    await office.close();
  }
}

const rare = (n: number) => wordOf('el', 2_000 + ((n * 7919) % 15_000));
const common = (n: number, language: Language = 'el') => wordOf(language, Math.floor(n) % COMMON);

/** No two are alike, so that no kept answer is measured. */
const ASKED: Record<string, (n: number) => Record<string, string>> = {
  'rare words': (n) => ({ q: `${rare(n)} ${rare(n + 1)}`, locale: 'el' }),
  'a rare and a common word': (n) => ({ q: `${common(n)} ${rare(n)}`, locale: 'el' }),
  'common words': (n) => ({ q: `${common(n)} ${common(n / COMMON)}`, locale: 'el', pageSize: sizeOf(n / COMMON ** 2) }),
  'beginnings of words': (n) => ({ q: rare(n).slice(0, 4), locale: 'el', pageSize: sizeOf(n) }),
  'with fallback': (n) => ({
    q: common(n, 'tr'),
    locale: 'tr',
    fallback: 'true',
    pageSize: sizeOf(n / COMMON),
    page: pageOf(n / COMMON / 16),
  }),
  'typing errors': (n) => ({ q: rare(n).replace(/(.)(.)$/, '$2$1'), locale: 'el' }),
};
const sizeOf = (n: number) => String(10 + (Math.floor(n) % 16));
const pageOf = (n: number) => String(1 + (Math.floor(n) % 6));

async function waits(office: BenchOffice, path: (n: number) => string): Promise<number[]> {
  const times: number[] = [];
  let asked = 0;
  const reader = async () => {
    while (asked < QUESTIONS) {
      const from = performance.now();
      await ask(office, path((asked += 1)));
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return times.sort((a, b) => a - b);
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function ask({ url }: BenchOffice, path: string): Promise<void> {
  return new Promise((answered, failed) => {
    get(url + path, { agent }, (answer) => {
      answer
        .resume()
        .on('end', () => ((answer.statusCode ?? 500) < 300 ? answered() : failed(new Error(`${path}: ${answer.statusCode}`))));
    }).on('error', failed);
  });
}

const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;

/**
 * Published releases straight into the tables, words as rare or common as in a language. What follows a write of one entry is left out,
 * which would take an hour; the index is made afterwards as `office search rebuild` makes it, by two at a time.
 */
async function grow(databaseUrl: string): Promise<void> {
  const clients = [new Client({ connectionString: databaseUrl }), new Client({ connectionString: databaseUrl })];
  await Promise.all(clients.map((client) => client.connect()));
  const [client] = clients as [Client, Client];
  await follow(client, 'DISABLE');
  for (const numbers of batches()) await insert(client, numbers.flatMap(releaseOf));
  await follow(client, 'ENABLE');
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = 'search_entries' AND indexdef LIKE '%gin%'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  const left = batches();
  const work = async (one: Client) => {
    for (let numbers = left.shift(); numbers; numbers = left.shift())
      await one.query(`SELECT search_renew('press-releases', $1)`, [numbers.map(nameOf)]);
  };
  await Promise.all(clients.map(work));
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { made } of rows) await client.query(made);
  await client.query('VACUUM ANALYZE search_entries, search_texts, search_words');
  await Promise.all(clients.map((one) => one.end()));
}

async function follow(client: Client, how: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of ['press_releases', 'editorial_papers']) await client.query(`ALTER TABLE ${table} ${how} TRIGGER USER`);
}

const nameOf = (n: number) => `bench${n}`;

function batches(): number[][] {
  return Array.from({ length: Math.ceil(DOCUMENTS / BATCH) }, (_, batch) =>
    Array.from({ length: Math.min(BATCH, DOCUMENTS - batch * BATCH) }, (__, i) => batch * BATCH + i),
  );
}

async function insert(client: Client, rows: object[]): Promise<void> {
  await client.query(
    `WITH rows AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(document text, locale text, title text, summary text, body jsonb, at timestamp)),
     papers AS (INSERT INTO editorial_papers (document_id, type, document, language, state, live, edition)
       SELECT gen_random_uuid()::text, 'api::press-release.press-release', document, locale, 'published', 'published', 0 FROM rows)
     INSERT INTO press_releases (document_id, locale, title, slug, summary, body, kind, lifecycle, issued_at, published_at, created_at, updated_at)
     SELECT document, locale, title, document, summary, body, 'release', 'live', at, at, at, at FROM rows`,
    [JSON.stringify(rows)],
  );
}

function releaseOf(n: number): object[] {
  const at_ = new Date(Date.UTC(2026, 0, 1) - n * 3_600_000).toISOString();
  return (Object.keys(LANGUAGES) as Language[]).map((locale) => {
    const words = (count: number, salt: number) =>
      Array.from({ length: count }, (_, i) => wordOf(locale, drawn(n * 997 + salt + i))).join(' ');
    const body = [1, 2].map((salt) => ({ type: 'paragraph', children: [{ type: 'text', text: words(40, salt * 100) }] }));
    return { document: nameOf(n), locale, title: words(6, 1), summary: words(15, 20), body, at: at_ };
  });
}

/** The n-th most common word in proportion to 1/n, as Zipf found. */
function drawn(seed: number): number {
  const chance = (Math.imul(seed ^ (seed >>> 15), 2246822519) >>> 0) / 2 ** 32;
  return Math.floor(20_000 ** chance) - 1;
}

function wordOf(language: Language, n: number): string {
  const letters = LANGUAGES[language];
  let [word, rest] = ['', n * 31 + 4_096];
  while (rest > 0) {
    word += letters[rest % letters.length] ?? '';
    rest = Math.floor(rest / letters.length);
  }
  return word;
}
