import { join } from 'node:path';

import fc from 'fast-check';

import type { seedDemo } from '../src/office/demo/seed';
import type { readSettings } from '../src/office/settings';
import type { Alter } from './support/boot';
import { ROOT } from './support/environment';
import { queriesOf } from './support/generated-queries';
import { introspect } from './support/leaks/graphql';
import { openOffice, type Office } from './support/office';
import { outside } from './support/outside';

const RELEASE = 'api::press-release.press-release';
const QUERIES = Number(process.env.GENERATED_QUERIES ?? 120);
const SEED = Number(process.env.GENERATED_SEED ?? 2_026);

/** No type of the office has a dynamic zone; here releases get one. */
const withZone: Alter = (strapi) => {
  const release = strapi.contentType(RELEASE) as unknown as { attributes: Record<string, object> };
  release.attributes.zone = { type: 'dynamiczone', components: ['office.quote', 'office.press-contact', 'media.attachment'] };
};

const REST = [
  'press-releases?locale=el&sort=publishedAt:desc&fields[0]=title&populate[topics][fields]=name&populate[localizations][fields]=slug,locale',
  'press-releases?locale=el&populate=*',
  'press-releases?locale=*&populate[images][populate]=*&populate[attachments][populate]=file&populate[quotes]=true&populate[zone][populate]=*',
  'press-releases?populate[organization][populate]=parent&populate[topics][populate][children][populate]=parent&pagination[limit]=3',
  // The same question about other rows.
  ...[1, 2, 3, 4].map((page) => `press-releases?populate=*&sort=slug&pagination[pageSize]=3&pagination[page]=${page}&locale=en`),
  'press-releases?filters[topics][name][$contains]=α&sort=title&pagination[page]=2&pagination[pageSize]=2',
  // Filters that ask other tables.
  ...[1, 2].map(
    (page) => `press-releases?filters[topics][name][$notNull]=true&populate=*&pagination[page]=${page}&pagination[pageSize]=2`,
  ),
  'press-releases?filters[organization][name][$notNull]=true&sort=organization.name&pagination[pageSize]=3',
  'press-releases?filters[topics][slug][$ne]=x&filters[quotes][text][$notNull]=true&sort=issuedAt:desc,title&fields=title&locale=*',
  'press-releases?filters[topics][name][$notNull]=true&sort=kind,id:desc,title&pagination[pageSize]=3&fields=title',
  'press-releases?filters[organization][name][$notNull]=true&sort=id&fields=title&pagination[pageSize]=3&locale=*',
  'topics?filters[children][name][$notNull]=true&sort=name&pagination[start]=1&pagination[limit]=2',
  'press-releases?populate[createdBy]=true&populate[nothing]=true&fields=title,nothing',
  'press-releases?fields=nothing&sort=publishedBy',
  'events?populate=*&locale=en',
  'topics?populate=*&pagination[withCount]=false',
  'organizations?populate=*&fallback=true&locale=tr',
  'media-clippings?populate=*',
  'sponsors?populate=*',
  'decisions?populate=*&status=draft',
];

let office: Office;
/** Kept answers would be compared with themselves. */
const ways: { alter: Alter; without: ('batching' | 'delivery')[] } = { alter: withZone, without: ['batching', 'delivery'] };
/** Each request has an id of its own. */
const get = async (path: string) => (await office.http.get(`/api/${path}`)).text.replace(/,?"requestId":"[^"]*"/, '');
const ask = async (query: string) => (await office.http.post('/graphql').send({ query })).text;

beforeAll(async () => {
  office = await openOffice({ MAX_ROWS: '1000000' }, ways);
  const compiled = (path: string) => outside.require(join(ROOT, 'dist', 'src', 'office', path)) as unknown;
  const { seedDemo: seed } = compiled('demo/seed.js') as { seedDemo: typeof seedDemo };
  const { readSettings: read } = compiled('settings.js') as { readSettings: typeof readSettings };
  await seed({ strapi: office.strapi, settings: read() });
  await fillZones();
}, 240_000);
afterAll(() => office?.close());

async function inTurn(paths: string[], get: (path: string) => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  for (const path of paths) answers.push(await get(path));
  return answers;
}

/** Errors of fields that are answered side by side come in whatever order the fields are done; all else is as sent. */
function told(answer: string): { errors: string[]; rest: string } {
  const errors = answer.startsWith('{"errors":') ? (JSON.parse(answer) as { errors: unknown[] }).errors : [];
  const rest = answer.slice(Math.max(0, answer.lastIndexOf('],"data":')));
  return { errors: errors.map((error) => JSON.stringify(error)).sort(), rest };
}

/** Where an error leaves nothing of the answer, those are told that came before it was sent. */
function isSame(one: string, other: string): boolean {
  const [less, more] = [told(one), told(other)].sort((a, b) => a.errors.length - b.errors.length) as [Told, Told];
  const isNothingLeft = less.errors.length > 0 && /"data":null}\s*$/.test(less.rest);
  const isAsMany = isNothingLeft || less.errors.length === more.errors.length;
  return less.rest === more.rest && isAsMany && less.errors.every((error) => more.errors.includes(error));
}

type Told = ReturnType<typeof told>;

/** Written straight into the tables, since what is published may not be changed here by anybody. */
async function fillZones(): Promise<void> {
  const db = office.strapi.db.connection;
  const rows: { id: number }[] = await db('press_releases').select('id').orderBy('id');
  for (const { id } of rows.slice(5)) {
    const [quote] = await db('components_office_quotes').insert({ speaker: `Speaker ${id}`, text: 'Says' }, ['id']);
    const [contact] = await db('components_office_press_contacts').insert({ name: `Contact ${id}` }, ['id']);
    const place = (cmp_id: number, component_type: string, order: number) => ({
      entity_id: id,
      cmp_id,
      component_type,
      order,
      field: 'zone',
    });
    const [first, last] = id % 3 === 0 ? [1, 1] : id % 2 ? [1, 2] : [2, 1];
    await db('press_releases_cmps').insert([
      place(quote.id, 'office.quote', first),
      place(contact.id, 'office.press-contact', last),
    ]);
  }
}

describe('Batched answers', () => {
  it('are those of Strapi, byte by byte', async () => {
    const schema = await introspect(office);
    const entries = await office.strapi.db.query(RELEASE).findMany({ limit: 20, orderBy: 'id' });
    const pool = {
      ids: [...entries.map(({ documentId }) => String(documentId)), 'nobody'],
      words: ['α', 'e', 'release', 'Δήμος', ''],
    };
    const queries = fc.sample(queriesOf(schema, pool), { numRuns: QUERIES, seed: SEED });
    const ofStrapi: string[] = [];
    for (const query of queries) ofStrapi.push(await ask(query));
    const overRest = await inTurn(REST, get);
    ways.without = ['delivery'];
    await office.restart();
    expect(office.strapi.plugin('batching')).toBeDefined();
    // What was asked before is answered from what was learnt then.
    // Strapi gives what hangs on an entry in the order in which its statements end; here it comes in the order asked for.
    const contents = async () => (await inTurn(REST, get)).map((answer) => JSON.parse(answer) as object);
    const ofRest = overRest.map((answer) => JSON.parse(answer) as object);
    expect(await contents()).toEqual(ofRest);
    expect(await contents()).toEqual(ofRest);
    const different: object[] = [];
    for (const [n, query] of queries.entries()) {
      const [batched, again, known] = [await ask(query), await ask(query), ofStrapi[n]!];
      if (!isSame(batched, known) || !isSame(again, known)) different.push({ query, batched, again, known });
    }
    expect(overRest.filter((answer) => answer.startsWith('{"data":[{')).length).toBeGreaterThan(REST.length / 2);
    expect(different.length > 0 ? different[0] : 'none').toBe('none');
    expect(ofStrapi.filter((answer) => !answer.includes('"errors"') && answer.length > 100).length).toBeGreaterThan(QUERIES / 5);
  }, 600_000);
});

describe('What hangs on an entry', () => {
  it('comes in the order in which it was asked for, however the database is pressed', async () => {
    const path =
      'organizations?locale=el&populate[parent]=true&populate[logo]=true&populate[children][populate]=*&populate[departments]=true';
    const answers = await Promise.all(Array.from({ length: 60 }, () => get(path)));
    expect(new Set(answers).size).toBe(1);
  });
});

describe('A batch', () => {
  const statements = async (query: string) => {
    const sent: string[] = [];
    const hear = ({ sql }: { sql: string }) => void (/^(BEGIN|COMMIT)/i.test(sql) || sent.push(sql));
    office.strapi.db.connection.on('query', hear);
    const { data, errors } = JSON.parse(await ask(query)) as { data: { list: unknown[] }; errors?: object[] };
    office.strapi.db.connection.removeListener('query', hear);
    return { sent: sent.length, errors, entries: data.list.length };
  };
  const releases = (limit: number, fields: string) =>
    `{ list: pressReleases(locale: "el", sort: "publishedAt:desc", pagination: { limit: ${limit} }) { documentId ${fields} } }`;

  it.each([
    ['the home page', 'title slug organization { name } topics { name slug } localizations { slug locale }', 6],
    ['three levels', 'topics { name children { name parent { name localizations { name } } } }', 6],
    [
      'components and their media',
      'images { alt file { url } } attachments { title file { url } } quotes { text } seo { metaTitle }',
      9,
    ],
    ['a dynamic zone', 'zone { ... on ComponentOfficeQuote { speaker } ... on ComponentOfficePressContact { name } }', 5],
    [
      'pages, filters and order',
      'localizations(filters: { locale: { ne: "en" } }, sort: "locale", pagination: { limit: 1 }) { slug }',
      3,
    ],
    ['connections', 'topics_connection(pagination: { start: 1 }) { nodes { name } }', 3],
  ])('of %s takes as many statements for one parent as for fifty', async (_, fields, most) => {
    const [one, ten, fifty] = [
      await statements(releases(1, fields)),
      await statements(releases(10, fields)),
      await statements(releases(50, fields)),
    ];
    expect([one.errors, fifty.errors]).toEqual([undefined, undefined]);
    expect(fifty.entries).toBeGreaterThan(10);
    expect(ten.sent).toBe(fifty.sent);
    expect(one.sent).toBeLessThanOrEqual(fifty.sent);
    expect(fifty.sent).toBeLessThanOrEqual(most);
  });

  it('that fails hits only the field it belongs to, at each parent', async () => {
    const answer = await office.graphql<{ list: { bad: null; good: object[] }[] }>(
      releases(3, 'bad: topics_connection(sort: "nothing") { nodes { name } } good: topics { name }'),
    );
    expect(answer.data.list.map(({ bad, good }) => [bad, good.length > 0])).toEqual(Array(3).fill([null, true]));
    expect(answer.errors?.map((error) => (error as unknown as { path: unknown[] }).path.join('.')).sort()).toEqual(
      [0, 1, 2].map((n) => `list.${n}.bad`),
    );
    expect(new Set(answer.errors?.map(({ message }) => message)).size).toBe(1);
  });

  it('means with each variable what it says', async () => {
    const query = `query ($most: Int, $topics: Int) {
      list: pressReleases(locale: "el", pagination: { limit: $most }) { topics(pagination: { limit: $topics }) { name } } }`;
    const asked = async (most: number, topics: number) => {
      const { data } = await office.graphql<{ list: { topics: object[] }[] }>(query, { most, topics });
      return [data.list.length, Math.max(...data.list.map((release) => release.topics.length))];
    };
    const given = [await asked(9, 2), await asked(4, 1), await asked(9, 1), await asked(9, 2)];
    expect(given).toEqual([
      [9, 2],
      [4, 1],
      [9, 1],
      [9, 2],
    ]);
  });

  it('leaves off what the public may no longer read, at once', async () => {
    const permissions = office.strapi.db.query('plugin::users-permissions.permission');
    const where = { action: 'api::topic.topic.find', role: { type: 'public' } };
    const { id, role } = (await permissions.findOne({ where, populate: ['role'] })) as { id: number; role: { id: number } };
    const path = 'press-releases?populate[topics][fields]=name&locale=el';
    const before = await get(path);
    await permissions.delete({ where: { id } });
    const without = await get(path);
    const refused = await office.graphql('{ topics { name } }');
    await permissions.create({ data: { action: where.action, role: role.id } });
    expect([before, without].map((answer) => answer.includes('"topics":'))).toEqual([true, false]);
    expect(refused.errors).toHaveLength(1);
    expect(await get(path)).toBe(before);
  });

  it('never holds what two requests ask', async () => {
    const queries = ['el', 'en', 'tr'].map((locale) =>
      releases(10, 'topics { name } localizations { slug }').replace('"el"', `"${locale}"`),
    );
    const alone: string[] = [];
    for (const query of queries) alone.push(await ask(query));
    const together = await Promise.all([...queries, ...queries].map(ask));
    expect(together).toEqual([...alone, ...alone]);
  });
});
