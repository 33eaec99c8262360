import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import autocannon from 'autocannon';

import type { Ask } from './delivery-process';
import { processFlags } from './flags';
import type { Finding } from './table';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const REST =
  '/api/press-releases?locale=el&sort=issuedAt:desc&pagination[pageSize]=20&populate[topics][fields]=name&populate[localizations][fields]=slug';
const QUESTION = JSON.stringify({
  query: `{ pressReleases(locale: "el", sort: "issuedAt:desc", pagination: { limit: 20 }) {
    documentId title slug summary issuedAt topics { name slug } organization { name } localizations { slug locale } } }`,
});

/** Requests a second from memory against those without it, and against Node alone with the same bytes; and under writes. */
export async function measureDelivery(): Promise<Finding[]> {
  const [off, on] = [await openProcess(), await openProcess()];
  try {
    const stock = await off.ask<string>({ ask: 'office', isOff: true });
    const kept = await on.ask<string>({ ask: 'office', isOff: false });
    return [...(await measureSpeed({ stock, kept })), ...(await measureUnderWrites(on, kept))];
  } finally {
    for (const one of [off, on]) await one.close();
  }
}

type Process = Awaited<ReturnType<typeof openProcess>>;

export async function openProcess(flags: string[] = []) {
  const child: ChildProcess = fork(join(__dirname, 'delivery-process.ts'), {
    execArgv: processFlags(...flags),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = async <T>(message: Ask): Promise<T> => {
    child.send(message);
    const [{ told, fault }] = (await once(child, 'message')) as [{ told?: unknown; fault?: string }];
    if (fault) throw new Error(fault);
    return told as T;
  };
  const close = async () => {
    await ask({ ask: 'close' });
    child.kill();
  };
  return { ask, close };
}

const questions = { GET: { path: REST }, POST: { path: '/graphql', body: QUESTION } };
type Way = keyof typeof questions;

async function fire(url: string, way: Way, connections = 20): Promise<autocannon.Result> {
  const { path, body } = { body: undefined, ...questions[way] };
  const headers = body ? { 'content-type': 'application/json' } : {};
  const result = await autocannon({ url: url + path, method: way, body, headers, connections, duration: SECONDS });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}${path}: ${result.non2xx} refused, ${result.errors} failed`);
  return result;
}

async function measureSpeed({ stock, kept }: { stock: string; kept: string }): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const way of ['GET', 'POST'] as const) {
    const { path, body } = { body: undefined, ...questions[way] };
    const asked = { method: way, body, headers: { 'content-type': 'application/json' } };
    for (let i = 0; i < 5; i++) await (await fetch(kept + path, asked)).text();
    const answer = await fetch(kept + path, asked);
    const bare = await openProcess();
    const alone = await bare.ask<string>({ ask: 'bare', body: await answer.text(), headers: Object.fromEntries(answer.headers) });
    const [without, from, bound] = [await fire(stock, way), await fire(kept, way, 50), await fire(alone, way, 50)];
    await bare.close();
    const rate = (result: autocannon.Result) => result.requests.average;
    const [times, part] = [rate(from) / rate(without), rate(from) / rate(bound)];
    const least = way === 'GET' ? 1 / 4 : 1 / 6;
    const shown = (result: autocannon.Result) => `${Math.round(rate(result))}/s`;
    findings.push(
      {
        what: `${way} from memory`,
        bare: shown(without),
        withDesk: shown(from),
        figure: `${times.toFixed(0)} ×`,
        limit: '≥ 150 ×',
        holds: times >= 150,
      },
      {
        what: `${way} against Node alone`,
        bare: shown(bound),
        withDesk: shown(from),
        figure: part.toFixed(2),
        limit: `≥ ${least.toFixed(2)}`,
        holds: part >= least,
      },
    );
  }
  return findings;
}

const KINDS = ['drafts', 'what is public', 'what the answer shows'] as const;

async function measureUnderWrites(on: Process, url: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of KINDS) {
    const quiet = await fire(url, 'GET');
    await on.ask({ ask: 'write', perSecond: 20, kind });
    const busy = await fire(url, 'GET');
    const written = await on.ask<number>({ ask: 'written' });
    const ratio = busy.latency.p99 / Math.max(1, quiet.latency.p99);
    const shown = (result: autocannon.Result) => `p99 ${result.latency.p99} ms`;
    const what = `under ${(written / SECONDS).toFixed(0)} writes a second: ${kind}`;
    findings.push({
      what,
      bare: shown(quiet),
      withDesk: shown(busy),
      figure: `${ratio.toFixed(1)} ×`,
      limit: '< 5 ×',
      holds: ratio < 5,
    });
  }
  return findings;
}
