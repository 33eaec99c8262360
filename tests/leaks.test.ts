import { PUBLIC_TYPES } from '../src/plugins/visibility/shared/rules';
import { type Answers, ask, type Call, get, overRest } from './support/leaks/asking';
import { everyField, inGraphql, introspect, overGraphql } from './support/leaks/graphql';
import { hide, type Names, openWorld } from './support/leaks/hiding';
import { plainQuestionsAbout, schemaQuestionsAbout } from './support/leaks/questions';
import { CANARY, canaryIn, type Model } from './support/leaks/words';
import { openLibrary } from './support/library';
import { openOffice, type Office } from './support/office';
import { photograph } from './support/samples';

/** By itself every sixth of the questions that the schema makes; `LEAKS=all` asks them all, which takes minutes. */
const EVERY = process.env.LEAKS === 'all' ? 1 : 6;

/** Of each type as many as there are hidden documents, or more; nothing has these names. */
const EACH = 12;
const nobody = (type: number, n: number) => `nobody${String(type * EACH + n).padStart(18, '0')}`;

/** No entry of this world was corrected, so an order by corrections is that of the table's rows, which any write may change. */
function isOrderOfNothing(name: string): boolean {
  return name.includes('sort[0]=changeNotes');
}

/** What was public is told to be gone, on purpose and with its reason; nothing else of it is. */
function isNoticeThatItIsGone(answer = ''): boolean {
  return /^410 .*"name":"Gone"/.test(answer) || answer.includes('STRAPI_GONE');
}

/**
 * Every public question is asked twice: before anything is hidden, and when a canary stands in every field of everything that
 * is kept from outsiders. An answer that changed has told of it, by a word, a number, an order or a refusal.
 */
describe('What is hidden cannot be found out', () => {
  let office: Office;
  let before: Answers;
  let after: Answers;
  let asked: Call[];
  const model = (uid: string) => office.strapi.getModel(uid as never) as unknown as Model | undefined;

  beforeAll(async () => {
    // Asked for everything at once, which readers may not.
    office = await openOffice({ MAX_ROWS: '1000000' });
    const { strapi } = office;
    // A busy machine keeps a connection waiting for longer than Node does.
    strapi.server.httpServer.keepAliveTimeout = 60_000;
    const types = Object.keys(strapi.contentTypes)
      .filter((uid) => uid.startsWith('api::'))
      .map((uid) => model(uid)!);
    const open = types.filter(({ uid }) => (PUBLIC_TYPES as readonly string[]).includes(uid));
    const library = await openLibrary(office);
    const picture = await photograph({ width: 40, height: 40 });
    const [shown] = await library.kept({ name: 'anoichto.jpg', content: picture });
    const world = await openWorld(strapi, open, shown!.id);
    const callers = [undefined, await token('read-only'), await token('custom')];
    const nobodies: Names = Object.fromEntries(
      types.map(({ uid }, type) => [uid, Array.from({ length: EACH }, (_, n) => nobody(type, n))]),
    );
    const calls = async (names: Names) => (await Promise.all(callers.map((caller) => callsOf(open, caller, names)))).flat();
    asked = await calls(nobodies);
    // What is refused in any case need not be asked twice.
    before = await ask(
      asked.filter(({ is }) => is !== 400),
      Object.values(nobodies).flat(),
    );
    const [hiddenFile] = await library.kept({ name: `${CANARY.text}.jpg`, content: picture });
    const altTexts = { el: CANARY.text };
    await strapi.db
      .query('plugin::upload.file')
      .update({ where: { id: hiddenFile!.id }, data: { altTexts, credit: CANARY.text } });
    const hidden = await hide(strapi, { world: { ...world, hiddenFile: hiddenFile!.id }, types, publicTypes: PUBLIC_TYPES });
    expect(Math.max(...Object.values(hidden).map(({ length }) => length))).toBeLessThanOrEqual(EACH);
    const names: Names = Object.fromEntries(
      Object.entries(nobodies).map(([uid, ids]) => [uid, ids.map((id, n) => hidden[uid]?.[n] ?? id)]),
    );
    const secondly = await calls(names);
    after = await ask(
      secondly.map((call, n) => ({ ...call, name: asked[n]!.name })),
      Object.values(names).flat(),
    );
  }, 240_000);
  afterAll(() => office.close());

  async function token(type: 'read-only' | 'custom'): Promise<string> {
    const actions = PUBLIC_TYPES.flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]);
    const permissions =
      type === 'custom' ? [...actions, 'plugin::upload.content-api.find', 'plugin::upload.content-api.findOne'] : undefined;
    return (await office.strapi.service('admin::api-token').create({ name: type, type, lifespan: null, permissions })).accessKey;
  }

  async function callsOf(types: Model[], caller: string | undefined, names: Names): Promise<Call[]> {
    // Each form is asked of some types, the plain list of all.
    const plain = types.flatMap((type, t) =>
      plainQuestionsAbout(type, model).filter((_, n) => n === 0 || (n + t) % (caller ? 2 * EVERY : Math.ceil(EVERY / 2)) === 0),
    );
    // A key for programs goes through the same gate, but by other rights; the gate's details are tried without one.
    const further = caller ? [] : types.flatMap((type) => schemaQuestionsAbout(type, model)).filter((_, n) => n % EVERY === 0);
    const schema = await introspect(office);
    const idsOf = (isIt: (type: Model) => boolean) => idsAmong(names, types.find(isIt)).slice(0, caller ? 2 : undefined);
    const idsFor = (singular: string) => idsOf(({ info }) => inGraphql(info.singularName) === singular);
    const calls = [
      ...[...plain, ...further].flatMap((question) => overRest(office, caller, question)),
      ...everyField(office, schema, { token: caller, idsFor, every: EVERY }),
      ...overGraphql(
        office,
        schema,
        caller,
        further.filter(({ is }, n) => is !== 400 && n % 3 === 0),
      ),
      ...addresses((plural) => idsOf(({ info }) => info.pluralName === plural)).map((path) => ({
        name: path,
        send: () => get(office, path, caller),
      })),
    ];
    return calls.map((call) => ({ ...call, name: `${caller?.slice(0, 4) ?? 'anonymous'}: ${call.name}` }));
  }

  /** Those of a type, and one of another. */
  function idsAmong(names: Names, type: Model | undefined): string[] {
    const other = Object.keys(names).find((uid) => uid !== type?.uid)!;
    return [...(type ? names[type.uid]! : []), names[other]![0]!];
  }

  /** Every address that answers a GET of what is stored, for the hidden documents where it takes one: the API's description is made of the schema. */
  function addresses(idsFor: (plural: string) => string[]): string[] {
    const routes: { methods: string[]; path: string }[] = office.strapi.server.listRoutes();
    const paths = routes
      .filter(
        ({ methods, path }) => methods.includes('GET') && !/^\/admin|^\/content|^\/metrics|^\/embargo|openapi|\(/.test(path),
      )
      .map(({ path }) => path);
    return [...new Set(paths)].flatMap((path) =>
      path.startsWith('/api/') && path.includes(':')
        ? idsFor(path.split('/')[2] ?? '').map((id) => path.replace(/:\w+/g, id))
        : [path],
    );
  }

  it('by any answer, which is the same whether it is there or not', () => {
    const changed = [...before].filter(
      ([name, answer]) => after.get(name) !== answer && !isNoticeThatItIsGone(after.get(name)) && !isOrderOfNothing(name),
    );
    expect(changed.map(([name, answer]) => ({ name, before: answer, after: after.get(name) }))).toEqual([]);
  });

  it('by a word of its own', () => {
    const told = [...after].filter(([name, answer]) => !canaryIn(name) && canaryIn(answer));
    expect(told).toEqual([]);
  });

  it('though the questions were understood, except those after private fields, which are refused', () => {
    const odd = asked.filter(({ name, is }) => is && !after.get(name)?.startsWith(String(is)));
    expect(odd.map(({ name }) => `${name}: ${after.get(name)?.slice(0, 200)}`)).toEqual([]);
    const failed = [...after].filter(([, answer]) => answer.startsWith('5') || answer.includes('INTERNAL_SERVER_ERROR'));
    expect(failed).toEqual([]);
  });
});
