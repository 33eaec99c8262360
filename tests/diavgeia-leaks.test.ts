import { setTimeout as sleep } from 'node:timers/promises';

import { type Answers, ask, type Call, overRest } from './support/leaks/asking';
import { canary, ENDS, IBAN, UNKNOWN } from './support/leaks/canary';
import { everyField, introspect, overGraphql } from './support/leaks/graphql';
import { plainQuestionsAbout, schemaQuestionsAbout } from './support/leaks/questions';
import { canaryIn, type Model } from './support/leaks/words';
import { publishedRelease } from './support/paper';
import { logIn, type Person } from './support/people';
import { openMirror, PECULIAR } from './support/portal';

const DECISION = 'api::decision.decision';
const RELEASE = 'api::press-release.press-release';
const TYPES = [DECISION, 'api::decision-unit.decision-unit', 'api::decision-signer.decision-signer', RELEASE];
const FIELDS = /^(decision|search|calls|pressRelease)/;
const [BY_TYPE, BY_FLAG, BY_PATTERN, EVER] = ['ΚΑΝ1ΠΚΑ-ΚΑ1', 'ΚΑΝ2ΠΚΑ-ΚΑ2', 'ΚΑΝ3ΠΚΑ-ΚΑ3', 'ΚΑΝ4ΠΚΑ-ΚΑ4'];
const WORDS = [
  'kanarini',
  'kanar',
  'xkanarini',
  'kanarin',
  'kana',
  'kanarinis',
  '918273',
  '9182.73',
  '13/7/1918',
  BY_TYPE,
  BY_FLAG,
  'ΚΑΝ3',
];

/** What leads to no act that can be seen, by every way of asking. */
const LINKS = [
  'filters[relatedDecisions][$notNull]=true',
  'filters[$not][relatedDecisions][ada][$ne]=1',
  'filters[$not][relatedDecisions][exposure][$in][0]=public',
  'filters[$not][$not][$not][relatedDecisions][id][$gt]=0',
  'filters[$not][0][relatedDecisions][ada][$eq]=1',
  'filters[$not][$or][0][relatedDecisions][units][label][$eq]=1&filters[$not][$or][1][title]=1',
  'filters[relatedDecisions][$not][subject][$eq]=1',
  'filters[relatedDecisions][id][$null]=true',
];

/**
 * The public is asked everything before there are acts that nobody may see, with them, while they are public, and when they are
 * hidden again: what is hidden is as if it had never been.
 */
describe('A hidden act', () => {
  let town: Awaited<ReturnType<typeof openMirror>>;
  let clerk: Person;
  let calls: Call[];
  let before: Answers;
  beforeAll(async () => {
    town = await openMirror({ acts: 60 }, { MAX_ROWS: '1000000', READ_SECONDS: '120' });
    const { office } = town;
    office.strapi.server.httpServer.keepAliveTimeout = 60_000;
    (office.strapi.plugin('jobs').service('jobs') as unknown as { work(): void }).work();
    clerk = await logIn(office, 'transparency');
    await town.mirror.go({ organizationUid: town.town, kind: 'backfill' });
    await publishedRelease(office, { title: 'Παραπομπές', citedAdas: [BY_TYPE, BY_FLAG, PECULIAR.newline] });
    for (const title of ['Σχετικές πράξεις', 'Σχετικές πράξεις, φανερές και μη', 'Kanaroni'])
      await publishedRelease(office, { title });
    await town.sql(
      `INSERT INTO press_releases_related_decisions_lnk (press_release_id, decision_id)
         SELECT press_releases.id, decisions.id FROM press_releases, decisions WHERE title = 'Σχετικές πράξεις, φανερές και μη' AND ada = ?`,
      [PECULIAR.newline],
    );
    calls = await questions();
    // Not before the office knows from what its answers are made, which it tells caches.
    for (let isReady = false; !isReady; await sleep(50))
      isReady = (await fetch(`${office.url}/api/decisions`)).headers.has('surrogate-key');
    before = await answers();
  }, 120_000);
  afterAll(() => town.close());

  async function questions(): Promise<Call[]> {
    const { office } = town;
    const model = (uid: string) => office.strapi.getModel(uid as never) as unknown as Model | undefined;
    const schema = await introspect(office);
    const isAbout = (query: object) => /decision|citedA/i.test(JSON.stringify(query));
    const asked = TYPES.flatMap((uid) =>
      [...plainQuestionsAbout(model(uid)!, model), ...schemaQuestionsAbout(model(uid)!, model)].filter(
        ({ query, is }) => is !== 400 && (uid !== RELEASE || isAbout(query)),
      ),
    );
    const inGraphql = everyField(office, schema, { idsFor: () => [], every: 1 }).filter(({ name }) =>
      FIELDS.test(name.replace('GraphQL ', '')),
    );
    return [
      ...asked.flatMap((question) => overRest(office, undefined, question)),
      ...overGraphql(office, schema, undefined, asked),
      ...inGraphql,
      ...WORDS.flatMap((q) => searches(q)).map(plain),
      ...['', '?kind=tender', '?open=true', '?open=false', '?limit=1'].map((query) => plain(`/api/calls${query}`)),
      ...['/feeds/el/calls.ics', '/feeds/el/press-releases.rss', '/feeds/el/press-releases.json', '/sitemap.xml'].map(plain),
      plain('/api/press-releases?locale=el&populate=*&jsonLd=true'),
      plain('/api/decisions?filters[signers][lastName][$eq]=ΤΕΤΑΡΤΟΣ&populate=*'),
      ...LINKS.map((filter) => plain(`/api/press-releases?${filter}`)),
      plain('/api/decisions?sort=amount:desc&pagination[pageSize]=1'),
      plain('/api/decisions?filters[$or][0][exposure][$eq]=hidden&filters[$or][1][subject][$null]=true'),
    ].map(atAnyMoment);
  }

  const searches = (q: string) =>
    ['', '&types=decisions', '&locale=en&fallback=true'].map((more) => `/api/search?q=${encodeURIComponent(q)}${more}`);

  /** With what is told to caches, which an answer made while something is still being written is without. */
  function plain(path: string): Call {
    const send = async (): ReturnType<Call['send']> => {
      const answer = await fetch(town.office.url + path);
      const keys = answer.headers.get('surrogate-key');
      if (keys === null && answer.ok) return send();
      const told = [...(keys ?? '').split(' ').sort(), answer.headers.get('cache-control')];
      return { status: answer.status, text: `${told.join(' ')}\n${await answer.text()}` };
    };
    return { name: path, send };
  }

  /** The copy is as of another moment after each walk. */
  function atAnyMoment(call: Call): Call {
    const send = async () => {
      const { status, text } = await call.send();
      return { status, text: text.replace(/"asOf":"[^"]*"/g, '"asOf":0').replace(/(DTSTAMP|LAST-MODIFIED):\w+/g, '$1') };
    };
    return { ...call, send };
  }

  /** Refused as such: an order would tell what hidden entries hold. */
  const isOrderOfHidden = (name: string) => /sort\[0\]=(localizations|replacedBy|related\w+)\./.test(name);

  const answers = () => ask(calls);
  /** Without the longest, which take half of the time: filters and orders that were asked over REST, twenty in one. */
  const mostAnswers = () => ask(calls.filter(({ name }) => !name.startsWith('GraphQL {')));
  const decide = async (subject: string, exposure: string | null) =>
    expect((await clerk.put('/diavgeia/exposures', { subject, exposure })).status).toBe(200);
  async function applied(): Promise<void> {
    for (let isOver = false; !isOver; await sleep(20))
      [{ isOver } = { isOver: false }] = await town.sql<{ isOver: boolean }>(
        `SELECT ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs) AS "isOver" FROM diavgeia_exposing`,
      );
  }
  const sweep = () => town.mirror.go({ organizationUid: town.town, kind: 'sweep' });
  const differing = (after: Answers) =>
    [...after].filter(([name, is]) => before.get(name) !== is).map(([name, is]) => ({ name, was: before.get(name), is }));
  const told = (after: Answers) => [...after].filter(([name, answer]) => !canaryIn(name) && canaryIn(answer));

  it('is asked for in ways that are understood', () => {
    const refused = [...before].filter(
      ([name, answer]) => !answer.startsWith('200') && !isOrderOfHidden(name) && !answer.includes('too-many-rows'),
    );
    expect(refused.map(([name, answer]) => `${answer.slice(0, 300)} to ${name.slice(0, 300)}`)).toEqual([]);
    expect(before.size).toBeGreaterThan(200);
  });

  it('changes no answer by coming', async () => {
    const { shelf } = town.standIn;
    const pattern = shelf.get(PECULIAR.newline)!;
    shelf.put({ ...canary(BY_TYPE, pattern), decisionTypeId: 'Γ.3.5' });
    shelf.put({ ...canary(BY_FLAG, pattern), privateData: true });
    const act = canary(BY_PATTERN, pattern);
    shelf.put({ ...act, extraFieldValues: { ...act.extraFieldValues, ...IBAN } });
    shelf.put({ ...canary(EVER, pattern), ...UNKNOWN, extraFieldValues: IBAN });
    expect(await sweep()).toMatchObject({ added: 4 });
    const after = await answers();
    expect(differing(after)).toEqual([]);
    expect(told(after)).toEqual([]);
  });

  it('does not come to light by being revoked, though the portal takes out what it was hidden for', async () => {
    const act = canary(EVER, town.standIn.shelf.get(EVER)!);
    town.standIn.shelf.put({ ...act, status: 'REVOKED', extraFieldValues: {}, documentUrl: null, versionId: 'revoked' });
    expect(await sweep()).toMatchObject({ revoked: 1 });
    const after = await mostAnswers();
    expect(differing(after)).toEqual([]);
    expect(told(after)).toEqual([]);
  });

  it('is there for everybody once the office shows it', async () => {
    await decide('Γ.3.5', 'public');
    for (const ada of [BY_FLAG, BY_PATTERN]) await decide(ada, 'public');
    await applied();
    // As news, so that what follows acts hears of them.
    for (const ada of [BY_TYPE, BY_FLAG, BY_PATTERN])
      town.standIn.shelf.edit(ada, { subject: `Διακήρυξη kanarini, έως ${ENDS}` });
    await sweep();
    await town.sql(
      `INSERT INTO press_releases_related_decisions_lnk (press_release_id, decision_id)
         SELECT press_releases.id, decisions.id FROM press_releases, decisions WHERE title LIKE 'Σχετικές πράξεις%' AND ada LIKE 'ΚΑΝ%'`,
    );
    const path = `/diavgeia/calls/${encodeURIComponent(BY_FLAG)}`;
    expect((await clerk.put(path, { kind: 'tender', deadlineAt: '2040-12-31T10:00:00.000Z' })).status).toBe(200);
    const after = await mostAnswers();
    expect(told(after).length).toBeGreaterThan(20);
    expect(told(after).map(([name]) => name)).toEqual(expect.arrayContaining(['/feeds/el/calls.ics', '/api/calls']));
  });

  it('is gone at once from every answer when the office hides it again', async () => {
    await decide('Γ.3.5', null);
    for (const ada of [BY_FLAG, BY_PATTERN]) await decide(ada, null);
    await applied();
    const after = await answers();
    expect(differing(after)).toEqual([]);
    expect(told(after)).toEqual([]);
  });

  it('keeps what it says when it is shown without its subject, and when it is revoked', async () => {
    for (const ada of [BY_TYPE, BY_FLAG, BY_PATTERN])
      town.standIn.shelf.edit(ada, {
        protocolNumber: '1',
        extraFieldValues: { person: [{ name: 'kanarini', afm: '090000045' }] },
      });
    for (const ada of [BY_TYPE, BY_FLAG, BY_PATTERN]) await decide(ada, 'public');
    for (const ada of [BY_FLAG, BY_PATTERN]) await decide(ada, 'masked');
    town.standIn.shelf.revoke(BY_TYPE);
    await sweep();
    const written = (answer: string) => canaryIn(answer.replace(/"(versionId|correctedVersionId)":"[^"]*"|1918-07-13/g, ''));
    const after = await mostAnswers();
    expect([...after].filter(([name, answer]) => !canaryIn(name) && written(answer))).toEqual([]);
    expect(differing(after).length).toBeGreaterThan(10);
  });
});
