import type * as Admin from '../src/office/admin';
import type * as Bulk from '../src/office/demo/bulk';
import { compiled } from './support/compiled';
import { openOffice, type Office } from './support/office';

const BODIES = { el: 'Δήμος', en: 'Municipality', tr: 'Belediye' };
const TOPICS = { el: 'Λιμάνι', en: 'Harbour', tr: 'Liman' };

describe('What the operator commands, done twice', () => {
  let office: Office;
  beforeAll(async () => (office = await openOffice()));
  afterAll(() => office.close());

  it('lets nobody take the login of another', async () => {
    const { createAdmin } = compiled<typeof Admin>('office/admin');
    const said: string[] = [];
    const create = (email: string, password: string) =>
      createAdmin({ strapi: office.strapi, log: (line) => said.push(line), email, password, name: 'Eleni', role: 'head' });
    const logIn = (password: string) => office.http.post('/admin/login').send({ email: 'mayor@town.example', password });
    await create('Mayor@Town.example', 'The-first-one-1');
    await expect(create('mayor@town.example', 'Another-one-1')).rejects.toThrow(
      /^mayor@town\.example has a login already; [^\n]+$/,
    );
    expect(said).toEqual(['Made the login Mayor@Town.example with the role head']);
    await logIn('The-first-one-1').expect(200);
    await logIn('Another-one-1').expect(400);
  });

  it('grows the office by further releases, with their body and topics in each language and by both doors', async () => {
    const { seedBulk } = compiled<typeof Bulk>('office/demo/bulk');
    await wordsIn('api::organization.organization', BODIES, { kind: 'municipality' });
    await wordsIn('api::topic.topic', TOPICS);
    for (const total of [30, 60]) {
      await seedBulk({ strapi: office.strapi, releases: 30, progress: () => undefined });
      for (const locale of ['el', 'tr', 'en'] as const) await expectGrown(total, locale);
    }
  });

  async function wordsIn(uid: 'api::organization.organization' | 'api::topic.topic', names: typeof BODIES, fields = {}) {
    const { documentId } = await office.strapi
      .documents(uid)
      .create({ data: { name: names.el, ...fields } as never, locale: 'el' });
    for (const locale of ['en', 'tr'] as const)
      await office.strapi.documents(uid).update({ documentId, locale, data: { name: names[locale] } as never });
  }

  async function expectGrown(total: number, locale: keyof typeof BODIES): Promise<void> {
    const query = `query ($locale: I18NLocaleCode) { pressReleases_connection(locale: $locale, filters: { slug: { endsWith: "-g" } }) {
      pageInfo { total } nodes { organization { name } topics { name } } } }`;
    const { data } = await office.graphql<{ pressReleases_connection: Found }>(query, { locale });
    const { pageInfo, nodes } = data.pressReleases_connection;
    expect([locale, pageInfo.total]).toEqual([locale, total]);
    const list = `/api/press-releases?locale=${locale}&filters[slug][$endsWith]=-g&populate[0]=organization&populate[1]=topics`;
    const { body: rest } = await office.http.get(list).expect(200);
    expect(rest.meta.pagination.total).toBe(total);
    for (const { organization, topics } of [...nodes, ...(rest.data as Found['nodes'])]) {
      expect(organization.name).toBe(BODIES[locale]);
      expect(topics.map(({ name }) => name)).toEqual([TOPICS[locale]]);
    }
  }
});

type Found = { pageInfo: { total: number }; nodes: { organization: { name: string }; topics: { name: string }[] }[] };
