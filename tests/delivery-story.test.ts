import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { openBesideMemory } from './support/beside-memory';
import { questions, randomBy } from './support/delivery';
import { actsOf, SECRET } from './support/delivery-acts';
import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { letOut } from './support/paper';
import { testEnvironment } from './support/environment';

const STEPS = Number(process.env.STORY_STEPS ?? 30);
const SEED = Number(process.env.STORY_SEED ?? 20_261_123);
/** Within which another process promises to know. */
const PROMISE = 1_000;

let desk: EditorialOffice;
let beside: Awaited<ReturnType<typeof openBesideMemory>>;
let second: { process: ChildProcess; url: string };

beforeAll(async () => {
  desk = await openEditorialOffice({ RATE_READS: '0', RATE_WRITES: '0' });
  beside = await openBesideMemory(desk.office);
  const child = fork(join(__dirname, 'support', 'second-office.ts'), {
    execArgv: ['-r', 'esbuild-register'],
    env: {
      PATH: process.env.PATH,
      ...testEnvironment(desk.office.databaseUrl),
      TEST_POSTGRES_URL: process.env.TEST_POSTGRES_URL,
    },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  second = { process: child, url };
}, 180_000);

afterAll(async () => {
  second.process.kill('SIGKILL');
  beside.close();
  await desk.office.close();
});

type Told = { status: number; text: string };

async function ask(url: string, { path, body }: { path: string; body?: object }): Promise<Told> {
  const how = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url + path, how);
  return { status: answer.status, text: await answer.text() };
}

function isSame(given: Told, right: Told): boolean {
  return (
    given.status === right.status && (right.status !== 200 || isDeepStrictEqual(JSON.parse(given.text), JSON.parse(right.text)))
  );
}

describe('What both processes tell the public', () => {
  it(
    'is never older than promised, whatever is written, and never what is not public',
    async () => {
      const random = randomBy(SEED);
      const one = <T>(of: T[]): T => of[random(of.length)] as T;
      const { office } = desk;
      const documents = (uid: string) => office.strapi.documents(uid as typeof RELEASE);
      const topics = await made('api::topic.topic', ['Θέμα Α', 'Θέμα Β', 'Άλλο'], 'name');
      const places = await made('api::place.place', ['Πλατεία'], 'name');
      const events = await made('api::event.event', ['Γιορτή', 'Πανηγύρι'], 'title', {
        kind: 'cultural',
        startsAt: '2027-01-01T10:00:00Z',
      });
      const sponsors = await made('api::sponsor.sponsor', ['Χορηγός'], 'name', {
        kind: 'money',
        sponsorshipStatus: 'agreed',
        isPublic: false,
      });
      const file = await office.strapi.db.query('plugin::upload.file').create({
        data: {
          name: 'a.jpg',
          hash: 'a',
          ext: '.jpg',
          mime: 'image/jpeg',
          size: 1,
          url: '/a.jpg',
          provider: 'local',
          alternativeText: 'Παλιό',
        },
      });
      const releases: string[] = [];
      for (let i = 0; i < 3; i++) releases.push(await desk.drafted(`Νέα ώρα ${i}`, { mediaNote: SECRET, topics: [one(topics)] }));
      for (const documentId of releases.slice(0, 2)) await letOut(office, RELEASE, documentId);
      let n = 0;

      const acts = actsOf({
        desk,
        ids: { releases, topics, places, events, sponsors, file: file.id },
        random,
        now: () => n,
        readAll,
      });

      async function made(uid: string, names: string[], field: string, rest: object = {}): Promise<string[]> {
        const ids: string[] = [];
        for (const name of names)
          ids.push((await documents(uid).create({ locale: 'el', data: { [field]: name, ...rest } as never })).documentId);
        return ids;
      }

      const all = () => [...questions(releases.slice(-4)), { path: '/api/places?locale=el' }];
      const answersOf = (url: string) => Promise.all(all().map((question) => ask(url, question)));
      async function readAll(): Promise<void> {
        await Promise.all([office.url, second.url].map(answersOf));
      }

      const stale: string[] = [];
      // Strapi writes the fields of an entry in the order in which the database answered, so only what they hold is compared.
      const compare = (name: string, given: Told[], right: Told[]) => {
        for (const [i, { path, body }] of all().entries()) {
          const [mine, truth] = [given[i]!, right[i]!];
          if (!isSame(mine, truth))
            stale.push(
              `step ${n} after "${name}": ${path} ${JSON.stringify(body ?? '')}\n  given ${mine.text.slice(0, 600)}\n  right ${truth.text.slice(0, 600)}`,
            );
          expect(mine.text).not.toContain(SECRET);
        }
      };

      await readAll();
      await sleep(300);
      const names = Object.keys(acts);
      for (n = 0; n < STEPS && stale.length === 0; n++) {
        const name = n < names.length ? (names[n] as string) : one(names);
        await readAll();
        await acts[name]?.().catch((fault: Error) => {
          // What may not be done in that state is refused; that too must leave the readers with the truth.
          if (!/Refused|ValidationError|ApplicationError|NotFound/.test(`${fault.name} ${fault.message}`)) throw fault;
        });
        const writtenAt = performance.now();
        const given = await answersOf(office.url);
        // Nothing is written from here to the end of the step, so that it is right for both.
        const right = await answersOf(beside.url);
        compare(name, given, right);
        await sleep(Math.max(0, PROMISE - (performance.now() - writtenAt)));
        compare(name, await answersOf(second.url), right);
      }
      expect(stale).toEqual([]);
    },
    20 * 60_000,
  );
});
