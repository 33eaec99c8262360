import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { startStandIn, type StandIn } from '../../src/plugins/diavgeia/api';
import { dice, type WireAct } from '../../src/plugins/diavgeia/server/stand-in/act';
import { openOffice, type Office } from '../support/office';
import { differences, faultsInside, type Kept, readKept } from './chaos/oracle';
import { type Fates, faultsFor, happen } from './chaos/portal-chaos';
import {
  awaitMoment,
  cutConnections,
  ended,
  type Field,
  hasEnded,
  kill,
  pagesAsked,
  pagesWritten,
  type Run,
  start,
} from './chaos/runs';
import { fill, TOWNS } from './chaos/shapes';
import { differencesForReaders, straysIn } from './chaos/traces';

jest.setTimeout(7_200_000);

/** `CHAOS_SEED=7 CHAOS_ROUNDS=40 ENDURANCE=1 npx jest --config tests/jest.config.ts tests/endurance/diavgeia-chaos` */
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 3);
const ACTS = 3_500;

// The stand-in makes its numbers from small seeds of its own.
const roll = dice(SEED + 1_000_003);
const fates: Fates = { gone: new Map(), returned: new Set(), sameVersion: new Set(), otherwise: new Set() };
const tally = { seed: SEED, kills: 0, cuts: 0, happened: 0, together: 0, readTwice: 0, most: 0 };
let office: Office;
let standIn: StandIn;
let client: Client;
let field: Field;

beforeAll(async () => {
  standIn = await startStandIn({ acts: 0 });
  fill(standIn, roll, ACTS);
  office = await openOffice();
  client = new Client(office.databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  field = { standIn, client, databaseUrl: office.databaseUrl, roll };
});
afterAll(async () => {
  process.stderr.write(`${JSON.stringify(tally)}\n`);
  await client.end();
  await office.close();
  await standIn.close();
});

const shelf = () =>
  new Map(standIn.shelf.all().flatMap((act) => (TOWNS.includes(act.organizationId as '99001') ? [[act.ada, act] as const] : [])));

it('loses one page to a kill, and reads none again that was written', async () => {
  standIn.script([
    { times: 1_000_000, when: 'search', fault: { kind: 'slow', ms: 8 } },
    { times: 1_000_000, when: 'search', fault: { kind: 'small-pages', size: 25 } },
  ]);
  for (let i = 0; i < 2; i += 1) {
    const run = start(field, 'diavgeia', 'backfill', '--organization', TOWNS[0]);
    const goal = standIn.requests.length + 30 + Math.floor(roll() * 40);
    while (standIn.requests.length < goal && !hasEnded(run)) await sleep(1);
    await awaitMoment(field, run);
    await killAndCount(run);
  }
});

it(`has every act as the portal has it after ${ROUNDS} rounds (CHAOS_SEED=${SEED})`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) await playRound();
  standIn.script([]);
  await finish('sync');
  const known = new Map([...(await readKept(client))].filter(([, { missing }]) => !missing));
  expect(differing(known, (act) => isForSync(act, known))).toEqual([]);
  await finish('verify');
  expect(await faultsInside(client)).toEqual([]);
  const kept = await readKept(client);
  expect(differing(kept, () => true)).toEqual([]);
  expect(beyond(kept)).toEqual([]);
  expect(await straysIn(client, shelf(), kept)).toEqual([]);
  expect(await differencesForReaders(office, kept)).toEqual([]);
  expect(await leftOpen()).toEqual([]);
  expect(await miscounted(kept.size)).toEqual([]);
  const verified = await ended(start(field, 'search', 'verify'));
  expect(verified.said).toContain('The index is as it should be.');
});

/** Pages that were written and asked for again by the next process, but for the first one, which each window looks at a second time. */
async function killAndCount(run: Run): Promise<void> {
  if (!(await kill(field, run))) return;
  tally.kills += 1;
  const written = await pagesWritten(field);
  const asked = pagesAsked(standIn, run.begunAt);
  const lost = new Set(
    asked.filter(({ window, page }) => page >= (written.get(window) ?? 0)).map(({ window, page }) => `${window} ${page}`),
  );
  tally.most = Math.max(tally.most, lost.size);
  // The page under way, and the one that was asked for ahead while the database ended it.
  expect(lost.size).toBeLessThanOrEqual(2);
  const since = standIn.requests.length;
  const next = start(field, 'diavgeia', 'backfill', '--organization', TOWNS[0]);
  while (pagesAsked(standIn, since).length < 30 && !hasEnded(next)) await sleep(1);
  await kill(field, next);
  tally.kills += 1;
  const again = pagesAsked(standIn, since).filter(({ window, page }) => page < (written.get(window) ?? 0));
  const beside = again.filter(({ page }, i) => page > 0 || again.findIndex(({ window }) => window === again[i]?.window) !== i);
  tally.readTwice += beside.length;
  expect(beside).toEqual([]);
  expect(await faultsInside(client)).toEqual([]);
}

async function playRound(): Promise<void> {
  standIn.script(faultsFor({ standIn, roll, fates }));
  const command = () => (roll() < 0.6 ? 'sync' : roll() < 0.5 ? 'backfill' : 'verify');
  const runs = [start(field, 'diavgeia', command())];
  if (roll() < 0.35) {
    tally.together += 1;
    runs.push(start(field, 'diavgeia', command()));
  }
  const isOver = () => runs.every(hasEnded);
  const changing = (async () => {
    for (let i = 0; i < 60 && !isOver(); i += 1) {
      happen({ standIn, roll, fates });
      tally.happened += 1;
      await sleep(Math.floor(roll() ** 3 * 800));
    }
  })();
  const cutting =
    roll() < 0.35 ? awaitMoment(field, runs[0]!).then(async () => (tally.cuts += await cutConnections(field))) : null;
  const isKilled = roll() < 0.8;
  for (const run of runs)
    if (isKilled && (await awaitMoment(field, run))) tally.kills += (await kill(field, run)) ? 1 : 0;
    else await ended(run);
  await Promise.all([changing, cutting]);
  expect(await faultsInside(client)).toEqual([]);
}

/** One command is enough, whatever was left half done. */
async function finish(command: string): Promise<void> {
  const { said } = await ended(start(field, 'diavgeia', command));
  for (const town of TOWNS) expect(said).toMatch(new RegExp(`${town}: \\w+ done`));
}

function differing(kept: Map<string, Kept>, isAsked: (act: WireAct) => boolean): string[] {
  return [...shelf().values()]
    .filter(isAsked)
    .flatMap((act) =>
      differences(standIn, act, kept.get(act.ada), fates).map((found) => `${act.ada}: ${found} (${nameOf(act)})`),
    );
}

const nameOf = ({ issueDate, submissionTimestamp }: WireAct) =>
  [issueDate, submissionTimestamp].map((at) => new Date(Number(at)).toISOString()).join(', ');

/**
 * What a sync can see: the portal's search tells it what bears a new moment, so that an act that comes back with its old one, or was written
 * otherwise for a while without a new version, is for the next sweep; and days that nobody can have meant are looked at by a sync only where acts of such days are known.
 */
function isForSync({ ada, issueDate, versionId }: WireAct, kept: Map<string, Kept>): boolean {
  if (fates.otherwise.has(ada) && kept.get(ada)?.row.version_id === versionId) return false;
  const isUsual = Number(issueDate) > Date.UTC(2000, 1) && Number(issueDate) < Date.UTC(2030, 1);
  return kept.has(ada) || (isUsual && !fates.returned.has(ada));
}

/** What the portal no longer has is marked, and nothing else is here. */
function beyond(kept: Map<string, Kept>): string[] {
  const there = shelf();
  return [...kept.values()].flatMap(({ ada, missing }) => {
    if (there.has(ada)) return [];
    return missing && fates.gone.has(ada) ? [] : [`${ada}: ${missing ? 'never there' : 'gone and not marked'}`];
  });
}

async function leftOpen(): Promise<string[]> {
  const { rows } = await client.query<{ left: string }>(`
    SELECT 'walk ' || id AS left FROM diavgeia_walks WHERE state = 'open'
    UNION ALL SELECT 'window ' || issued_from FROM diavgeia_windows JOIN (SELECT max(id) AS walk_id FROM diavgeia_walks GROUP BY organization_uid) AS latest
      USING (walk_id) WHERE state <> 'done'
    UNION ALL SELECT 'aside ' || key || ' ' || reason FROM diavgeia_aside
    UNION ALL SELECT 'fault ' || fault FROM diavgeia_mirrors WHERE fault IS NOT NULL`);
  return rows.map(({ left }) => left);
}

/** Each act is new once; what was asked for by its number after a walk is in no walk's report. */
async function miscounted(acts: number): Promise<string[]> {
  const { rows } = await client.query<{ added: number; changed: number; versions: number }>(`
    SELECT sum(added)::int AS added, sum(changed)::int AS changed,
      (SELECT count(*)::int FROM diavgeia_versions WHERE number > 1) AS versions FROM diavgeia_walks`);
  const [{ added, changed, versions } = { added: 0, changed: 0, versions: 0 }] = rows;
  const isFine = added <= acts && added >= acts - 30 && changed >= versions - 60;
  return isFine ? [] : [`${added} added of ${acts}, ${changed} changed of ${versions}`];
}
