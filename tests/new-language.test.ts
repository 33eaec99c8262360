import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { testEnvironment } from './support/environment';
import { openOffice, type Office } from './support/office';
import { letOut, publishedRelease } from './support/paper';
import { logIn, type Person } from './support/people';

const TOPIC = 'api::topic.topic';
const RELEASE = 'api::press-release.press-release';
/** Within which every process serves a language that was added in one of them. */
const PROMISE = 30_000;

let office: Office;
let admin: Person;
let second: { process: ChildProcess; url: string };
let topic: string;
let release: string;

beforeAll(async () => {
  office = await openOffice({ RATE_READS: '0', RATE_WRITES: '0' });
  admin = await logIn(office, 'admin');
  const { documentId } = await office.strapi.documents(TOPIC).create({ data: { name: 'Λιμάνι' }, locale: 'el' });
  await office.strapi.documents(TOPIC).update({ documentId, locale: 'en', data: { name: 'Harbour' } });
  topic = documentId;
  ({ documentId: release } = await publishedRelease(office, { title: 'Νέα ώρα', topics: [topic] }));
  const child = fork(join(__dirname, 'support', 'second-office.ts'), {
    execArgv: ['-r', 'esbuild-register'],
    env: { PATH: process.env.PATH, ...testEnvironment(office.databaseUrl), TEST_POSTGRES_URL: process.env.TEST_POSTGRES_URL },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  second = { process: child, url };
}, 180_000);

afterAll(async () => {
  second.process.kill('SIGKILL');
  await office.close();
});

type Answer = { status: number; text: string; body: Record<string, unknown> };

const ask = async (url: string, path: string): Promise<Answer> => {
  const answer = await fetch(url + path);
  const text = await answer.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: answer.status, text, body };
};
const graphql = (fields: string) => `/graphql?query=${encodeURIComponent(fields)}`;

/** What readers ask for in the new language, each with what the answer then says. */
const asked = () => ({
  list: ['/api/topics?locale=de&fallback=true', '"servedLocale":"en"'],
  one: [`/api/topics/${topic}?locale=de&fallback=true`, '"isFallback":true'],
  relation: ['/api/press-releases?locale=de&fallback=true&populate=topics', 'Harbour'],
  graphql: [graphql('{ topics(locale: "de", fallback: true) { name isFallback } }'), 'Harbour'],
  nested: [graphql('{ pressReleases(locale: "de", fallback: true) { title topics { name } } }'), 'Harbour'],
  own: ['/api/topics?locale=de', '"data":['],
  search: ['/api/search?q=Harbour&locale=de&fallback=true', '"servedLocale":"en"'],
  feed: ['/feeds/de/press-releases.rss?fallback=true', 'Νέα ώρα'],
  calendar: ['/feeds/de/events.ics?fallback=true', 'BEGIN:VCALENDAR'],
});

const urls = () => [office.url, second.url];

/** Over GraphQL too, where it is said in the answer. */
const isRefused = ({ status, text }: Answer): boolean => [400, 404].includes(status) || text.includes('"STRAPI_REFUSED"');

/** Asks everything of both processes until all is as it should be; answers how long that took, and every status there was. */
async function untilAll(
  isRight: (answer: Answer, wanted: string) => boolean,
): Promise<{ took: number; statuses: Set<number>; wrong: string[] }> {
  const begun = performance.now();
  const statuses = new Set<number>();
  for (;;) {
    const wrong: string[] = [];
    for (const [of, url] of urls().entries())
      for (const [name, [path = '', wanted = '']] of Object.entries(asked())) {
        const answer = await ask(url, path);
        statuses.add(answer.status);
        if (!isRight(answer, wanted)) wrong.push(`${of} ${name} ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    const took = performance.now() - begun;
    if (wrong.length === 0 || took > PROMISE) return { took, statuses, wrong };
    await sleep(100);
  }
}

describe('A language that is added while the office runs', () => {
  let id: number;

  it('is refused before, with no more than that', async () => {
    const { statuses, wrong } = await untilAll(isRefused);
    expect(wrong).toEqual([]);
    expect([...statuses].sort()).toEqual([200, 400, 404]);
  });

  it('is served by every process soon after, and nobody is ever answered with a fault of ours', async () => {
    const { status, body } = await admin.post('/i18n/locales', { code: 'de', name: 'Deutsch (de)', isDefault: false });
    expect(status).toBe(200);
    id = body.id as number;
    const { statuses, wrong, took } = await untilAll(({ status: got, text }, wanted) => got === 200 && text.includes(wanted));
    expect(took).toBeLessThan(PROMISE / 3);
    expect(wrong).toEqual([]);
    expect([...statuses].every((one) => one < 500)).toBe(true);
  });

  it('is served in its own words as soon as somebody writes them', async () => {
    await office.strapi.documents(TOPIC).update({ documentId: topic, locale: 'de' as 'el', data: { name: 'Hafen' } });
    await sleep(1_000);
    for (const url of urls()) {
      const { text } = await ask(url, '/api/topics?locale=de&fallback=true');
      expect(text).toContain('Hafen');
      expect(text).not.toContain('Harbour');
      expect((await ask(url, '/api/press-releases?locale=de&fallback=true&populate=topics')).text).toContain('Hafen');
    }
  });

  it('stands in the map of the site, with what is written in it', async () => {
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Hier.' }] }];
    const written = { title: 'Neue Zeit', summary: 'Kurz', kind: 'release' as const, body: body as never };
    await office.strapi.documents(RELEASE).update({ documentId: release, locale: 'de' as 'el', data: written });
    await letOut(office, RELEASE, release, ['de']);
    await sleep(1_000);
    for (const url of urls()) expect((await ask(url, '/sitemap.xml')).text).toContain('hreflang="de"');
  });

  it('costs no fault either when it is taken away again, and is refused then', async () => {
    expect((await admin.delete(`/i18n/locales/${id}`)).status).toBe(200);
    const { statuses, wrong } = await untilAll(isRefused);
    expect(wrong).toEqual([]);
    expect([...statuses].every((one) => one < 500)).toBe(true);
    for (const url of urls()) expect((await ask(url, '/sitemap.xml')).text).not.toContain('hreflang="de"');
    const inGreek = await ask(second.url, '/api/topics?locale=tr&fallback=true');
    expect(inGreek.text).toContain('Harbour');
  });

  it('is served at once when it comes back, and after a start', async () => {
    await admin.post('/i18n/locales', { code: 'de', name: 'Deutsch (de)', isDefault: false });
    const { wrong } = await untilAll(({ status, text }, wanted) => status === 200 && text.includes(wanted));
    expect(wrong).toEqual([]);
  });

  it('changes whom the others fall back to when it becomes the office’s own', async () => {
    await office.strapi.documents(TOPIC).create({ data: { name: 'Nur deutsch' } as never, locale: 'de' as 'el' });
    await office.strapi.plugin('i18n').service('locales').setDefaultLocale({ code: 'de' });
    const begun = performance.now();
    for (const url of urls())
      for (;;) {
        const { status, text } = await ask(url, '/api/topics?locale=tr&fallback=true');
        expect(status).toBe(200);
        if (text.includes('Nur deutsch')) break;
        expect(performance.now() - begun).toBeLessThan(PROMISE);
        await sleep(100);
      }
  });
});
