import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { openBesideMemory } from './support/beside-memory';
import { questions, randomBy } from './support/delivery';
import { type EditorialOffice, NOTE, openEditorialOffice, REASON, RELEASE } from './support/editorial';
import { letOut } from './support/paper';
import { testEnvironment } from './support/environment';

const STEPS = Number(process.env.STORY_STEPS ?? 20);
const SEED = Number(process.env.STORY_SEED ?? 20_261_123);
/** Within which another process promises to know. */
const PROMISE = 1_000;

const SECRET = 'Κανείς έξω δεν το διαβάζει';
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

describe('What both processes tell the public', () => {
  it(
    'is never older than promised, whatever is written, and never what is not public',
    async () => {
      const random = randomBy(SEED);
      const one = <T>(of: T[]): T => of[random(of.length)] as T;
      const { office, writer, editor, head, done } = desk;
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

      const acts: Record<string, () => Promise<unknown>> = {
        publish: async () => letOut(office, RELEASE, one(releases)),
        'publish in English': async () => {
          const documentId = one(releases);
          await documents(RELEASE).update({
            documentId,
            locale: 'en',
            data: { title: `New hour ${n}`, summary: 'Short' } as never,
          });
          await letOut(office, RELEASE, documentId, ['en']);
        },
        unpublish: async () => documents(RELEASE).unpublish({ documentId: one(releases), locale: 'el' }),
        correct: async () => {
          const documentId = await desk.published();
          releases.push(documentId);
          await documents(RELEASE).update({ documentId, locale: 'el', data: { title: `Νέα ώρα διορθωμένη ${n}` } as never });
          await done(writer, documentId, 'submit');
          await done(editor, documentId, 'approve');
          await done(head, documentId, 'correct', { note: NOTE });
        },
        withdraw: async () => {
          const documentId = await desk.published();
          releases.push(documentId);
          await readAll();
          await done(head, documentId, 'withdraw', { reason: REASON });
        },
        'draft only': async () =>
          documents(RELEASE).update({ documentId: one(releases), locale: 'el', data: { title: `Πρόχειρο ${SECRET}` } as never }),
        'topics of a release': async () => {
          const documentId = one(releases);
          await documents(RELEASE).update({
            documentId,
            locale: 'el',
            data: { topics: [one(topics)], relatedEvents: [one(events)], title: `Νέα ώρα με θέμα ${n}` } as never,
          });
          await letOut(office, RELEASE, documentId);
        },
        'rename a topic': async () =>
          documents('api::topic.topic').update({ documentId: one(topics), locale: 'el', data: { name: `Θέμα ${n}` } as never }),
        'new topic': async () => documents('api::topic.topic').create({ locale: 'el', data: { name: `Θέμα νέο ${n}` } as never }),
        'event in and out': async () => {
          const documentId = one(events);
          const out = await documents('api::event.event').findOne({ documentId, locale: 'el', status: 'published' });
          if (out) await documents('api::event.event').unpublish({ documentId, locale: 'el' });
          else await letOut(office, 'api::event.event', documentId);
        },
        'sponsor seen or not': async () => {
          const documentId = one(sponsors);
          const isPublic = random(2) === 0;
          await documents('api::sponsor.sponsor').update({ documentId, locale: 'el', data: { isPublic, events } as never });
        },
        'alt text': async () =>
          office.strapi.db
            .query('plugin::upload.file')
            .update({ where: { id: file.id }, data: { alternativeText: `Εικόνα ${n}` } }),
        picture: async () => {
          const documentId = one(releases);
          await documents(RELEASE).update({
            documentId,
            locale: 'el',
            data: { images: [{ file: file.id, alt: `Λεζάντα ${n}` }], title: `Νέα ώρα με εικόνα ${n}` } as never,
          });
          await letOut(office, RELEASE, documentId);
        },
        'delete one language': async () => documents(RELEASE).delete({ documentId: one(releases), locale: 'en' }),
        'delete a topic': async () => {
          const created = await documents('api::topic.topic').create({
            locale: 'el',
            data: { name: `Θέμα προς διαγραφή ${n}` } as never,
          });
          await readAll();
          return documents('api::topic.topic').delete({ documentId: created.documentId, locale: 'el' });
        },
        place: async () =>
          documents('api::place.place').update({
            documentId: one(places),
            locale: 'el',
            data: { name: `Πλατεία ${n}` } as never,
          }),
        'plain SQL': async () =>
          office.strapi.db.connection.raw(`UPDATE press_releases SET subtitle = ? WHERE published_at IS NOT NULL`, [`SQL ${n}`]),
        rights: async () => {
          const query = office.strapi.db.query('plugin::users-permissions.permission');
          const action = 'api::place.place.find';
          const held = await query.findOne({ where: { action, role: { type: 'public' } } });
          const role = await office.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
          await (held ? query.delete({ where: { id: held.id } }) : query.create({ data: { action, role: role.id } }));
        },
      };

      async function made(uid: string, names: string[], field: string, rest: object = {}): Promise<string[]> {
        const ids: string[] = [];
        for (const name of names)
          ids.push((await documents(uid).create({ locale: 'el', data: { [field]: name, ...rest } as never })).documentId);
        return ids;
      }

      const all = () => [...questions(releases.slice(-4)), { path: '/api/places?locale=el' }];
      async function readAll(): Promise<void> {
        for (const url of [office.url, second.url]) await Promise.all(all().map((question) => ask(url, question)));
      }

      const stale: string[] = [];
      // Strapi writes the fields of an entry in the order in which the database answered, so only what they hold is compared.
      const compare = async (name: string, url: string) => {
        for (const question of all()) {
          const [given, right] = [await ask(url, question), await ask(beside.url, question)];
          if (
            given.status !== right.status ||
            (right.status === 200 && !isDeepStrictEqual(JSON.parse(given.text), JSON.parse(right.text)))
          )
            stale.push(
              `step ${n} after "${name}": ${question.path} ${JSON.stringify(question.body ?? '')}\n  given ${given.text.slice(0, 600)}\n  right ${right.text.slice(0, 600)}`,
            );
          expect(given.text).not.toContain(SECRET);
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
        await compare(name, office.url);
        await sleep(Math.max(0, PROMISE - (performance.now() - writtenAt)));
        await compare(name, second.url);
      }
      expect(stale).toEqual([]);
    },
    20 * 60_000,
  );
});
