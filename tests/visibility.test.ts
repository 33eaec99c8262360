import { openOffice, type Office } from './support/office';
import { publicSurface } from './support/surface';
import { letOut } from './support/paper';
import expected from './public-surface.json';

const ARTICLE = 'api::consultation-article.consultation-article';
const CONSULTATION = 'api::consultation.consultation';

const RELEASE = 'api::press-release.press-release';
const EVENT = 'api::event.event';
const SPONSOR = 'api::sponsor.sponsor';
const CLIPPING = 'api::media-clipping.media-clipping';
const ORGANIZATION = 'api::organization.organization';
const CANARY = 'kanarini';

describe('What an outsider may see', () => {
  let office: Office;
  let published: { documentId: string };
  let event: { documentId: string };

  beforeAll(async () => {
    office = await openOffice();
    const { documents } = office.strapi;
    const words = { summary: 'Περίληψη', kind: 'release' as const, body: [] };
    const outlet = await documents(ORGANIZATION).create({
      data: { name: 'Εφημερίδα', kind: 'media-outlet', phone: CANARY, internalContact: { email: 'kanarini@outlet.example' } },
      locale: 'el',
    });
    published = await documents(RELEASE).create({
      data: { ...words, title: 'Δημοσιευμένο', mediaNote: CANARY, organization: outlet.documentId },
      locale: 'el',
    });
    await letOut(office, RELEASE, published.documentId);
    const draft = await documents(RELEASE).create({
      data: { ...words, title: CANARY, relatedReleases: [published.documentId] },
      locale: 'el',
    });
    await documents(RELEASE).update({ documentId: published.documentId, locale: 'el', data: { title: CANARY, summary: CANARY } });
    event = await documents(EVENT).create({
      data: { title: 'Συναυλία', kind: 'cultural', startsAt: '2026-12-01T18:00:00Z', eventStatus: 'scheduled' },
      locale: 'el',
    });
    const sponsor = { kind: 'money' as const, amount: 5000, events: [event.documentId] };
    await documents(SPONSOR).create({
      data: { ...sponsor, name: 'Φανερός', isPublic: true, sponsorshipStatus: 'agreed' },
      locale: 'el',
    });
    await documents(SPONSOR).create({
      data: { ...sponsor, name: CANARY, isPublic: false, sponsorshipStatus: 'agreed' },
      locale: 'el',
    });
    await documents(SPONSOR).create({
      data: { ...sponsor, name: `${CANARY} 2`, isPublic: true, sponsorshipStatus: 'asked' },
      locale: 'el',
    });
    await letOut(office, EVENT, event.documentId);
    const clipping = {
      medium: 'web' as const,
      outlet: outlet.documentId,
      datePublished: '2026-11-01T08:00:00Z',
      excerpt: CANARY,
    };
    await documents(CLIPPING).create({
      data: { ...clipping, title: 'Φανερό', isPublic: true, release: draft.documentId },
      locale: 'el',
    });
    await documents(CLIPPING).create({
      data: { ...clipping, title: CANARY, isPublic: false, release: published.documentId },
      locale: 'el',
    });
  });
  afterAll(() => office.close());

  it('is exactly the list kept in the repository: routes, queries, mutations, types and their fields', async () => {
    expect(await publicSurface(office)).toEqual(expected);
  });

  const get = async (path: string) => office.http.get(`/api/${path}`);
  const found = async (path: string) => {
    const { body, status } = await get(path);
    expect(status).toBe(200);
    return {
      rows: body.data as Record<string, unknown>[],
      total: body.meta.pagination?.total as number,
      text: JSON.stringify(body),
    };
  };

  it.each([
    'press-releases?locale=el&populate=*',
    'press-releases?locale=el&status=draft&populate=*',
    'press-releases?locale=el&publicationFilter=modified&status=draft',
    'press-releases?locale=*&status=draft&populate[localizations][populate]=*&pagination[pageSize]=9',
    'media-clippings?locale=el&populate=*',
    'media-clippings?locale=el&populate=release,outlet,reply',
    'media-clippings?locale=el&populate[0]=release&populate[1]=release.relatedReleases&populate[2]=outlet.departments',
    'media-clippings?locale=el&populate[release][populate][relatedReleases][populate]=*&pagination[pageSize]=9',
    'events?locale=el&populate=sponsors',
    'events?locale=el&populate[sponsors][count]=true',
    'sponsors?locale=el&populate=*',
    'organizations?locale=el&populate=*',
  ])('holds no private word, however asked: %s', async (path) => {
    expect((await found(path)).text).not.toContain(CANARY);
  });

  it.each([
    ['press-releases', `filters[title][$contains]=${CANARY}`],
    ['press-releases', `_q=${CANARY}`],
    ['press-releases', `filters[relatedReleases][title][$contains]=${CANARY}`],
    ['events', `filters[sponsors][name][$contains]=${CANARY}`],
    ['events', `filters[$not][sponsors][name][$ne]=${CANARY}&filters[sponsors][name][$contains]=${CANARY}`],
    ['media-clippings', `filters[release][title][$contains]=${CANARY}`],
    ['media-clippings', `filters[title][$contains]=${CANARY}`],
    ['media-clippings', `_q=${CANARY}`],
    ['media-clippings', 'filters[release][id][$notNull]=true'],
    ['media-clippings', 'filters[release][$notNull]=true'],
    ['organizations', `filters[phone][$contains]=${CANARY}`],
    ['sponsors', `filters[name][$contains]=${CANARY}`],
  ])('is not told by counting: %s?%s', async (type, query) => {
    expect((await found(`${type}?locale=el&${query}`)).total).toBe(0);
  });

  it.each([
    ['press-releases?fields=mediaNote', 'mediaNote'],
    ['press-releases?sort=mediaNote', 'mediaNote'],
    ['press-releases?filters[mediaNote][$contains]=a', 'mediaNote'],
    ['press-releases?populate[organization][fields]=taxNumber', 'taxNumber'],
    ['press-releases?filters[organization][taxNumber][$eq]=1', 'taxNumber'],
    ['sponsors?filters[amount][$gt]=1', 'amount'],
    ['sponsors?sort=contact.familyName', 'contact'],
    ['events?sort=sponsors.name', 'sponsors.name'],
    ['media-clippings?sort=release.title', 'release.title'],
    ['media-clippings?populate=authors', 'authors'],
    ['organizations?populate=internalContact', 'internalContact'],
    ['press-releases?populate=createdBy', 'createdBy'],
    ['press-releases?colour=red', 'colour'],
    ['press-releases?locale=xx', 'xx'],
  ])('is refused with 400 and the name of what was asked: %s', async (path, name) => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body.error.message).toContain(name);
  });

  it.each(['contacts', 'protocols', 'precedence-orders', 'former-slugs'])('does not include %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('is the same over GraphQL, which hands the status down to relations', async () => {
    const { data, errors } = await office.graphql<{ pressReleases: unknown[]; events: { sponsors: { name: string }[] }[] }>(`{
      pressReleases(locale: "el", status: DRAFT) { title summary relatedReleases { title } localizations { title } }
      mediaClippings(locale: "el") { title release { title } outlet { name phone email } }
      events(locale: "el") { title sponsors { name } sponsors_connection { nodes { name } } }
    }`);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain(CANARY);
    expect(data.pressReleases).toHaveLength(1);
    expect(data.events[0]?.sponsors).toEqual([{ name: 'Φανερός' }]);
  });

  it('does not change for an integrator with a token', async () => {
    const token = await office.strapi.service('admin::api-token').create({ name: 'all', type: 'full-access', lifespan: null });
    const { body } = await office.http
      .get('/api/press-releases?locale=el&status=draft')
      .set('Authorization', `Bearer ${token.accessKey}`);
    expect(JSON.stringify(body)).not.toContain(CANARY);
    expect(body.data).toHaveLength(1);
  });

  it('includes the articles of a consultation from the moment it is published', async () => {
    const { documents } = office.strapi;
    const consultation = await documents(CONSULTATION).create({
      data: {
        title: 'Κανονισμός',
        summary: 'x',
        kind: 'regulation',
        opensAt: '2026-11-01T08:00:00Z',
        closesAt: '2026-12-01T08:00:00Z',
      },
      locale: 'el',
    });
    const article = { number: '1', heading: 'Σκοπός', text: [], consultation: consultation.documentId };
    await documents(ARTICLE).create({ data: article, locale: 'el' });
    expect((await found('consultation-articles?locale=el')).total).toBe(0);
    await letOut(office, CONSULTATION, consultation.documentId);
    expect((await found('consultation-articles?locale=el')).total).toBe(1);
    const { data } = await office.graphql<{ consultations: unknown }>('{ consultations(locale: "el") { articles { heading } } }');
    expect(data.consultations).toEqual([{ articles: [{ heading: 'Σκοπός' }] }]);
  });

  it('is not for a token to change', async () => {
    const { accessKey } = await office.strapi
      .service('admin::api-token')
      .create({ name: 'changes', type: 'full-access', lifespan: null });
    const role = await office.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
    const permissions = { 'api::contact': { controllers: { contact: { find: { enabled: true } } } } };
    const sent = { name: 'Public', description: 'x', permissions };
    const roles = '/api/users-permissions/roles';
    for (const [verb, path] of [
      ['put', `${roles}/${role.id}`],
      ['post', roles],
      ['delete', `${roles}/${role.id}`],
      ['get', roles],
      ['post', '/api/users'],
    ] as const) {
      const { status } = await office.http[verb](path).set('Authorization', `Bearer ${accessKey}`).send(sent);
      expect([404, 405]).toContain(status);
    }
    for (const mutation of [
      `updateUsersPermissionsRole(id: "${role.id}", data: { name: "x" }) { ok }`,
      'createUsersPermissionsRole(data: { name: "x" }) { ok }',
      `deleteUsersPermissionsRole(id: "${role.id}") { ok }`,
      'createUsersPermissionsUser(data: { username: "a", email: "a@b.example", password: "12345678" }) { data { documentId } }',
      'updateUsersPermissionsUser(id: "1", data: { username: "a" }) { data { documentId } }',
      'deleteUsersPermissionsUser(id: "1") { data { documentId } }',
    ]) {
      const { errors } = await office.graphql(`mutation { ${mutation} }`, {}, accessKey);
      expect(errors?.[0]?.message).toMatch(/Forbidden/);
    }
    expect((await get('contacts')).status).toBe(404);
  });

  it('leaves nobody to log in', async () => {
    const login = await office.http.post('/api/auth/local').send({ identifier: 'a', password: 'b' });
    expect(login.status).toBe(403);
    const { errors } = await office.graphql(
      'mutation { register(input: { username: "a", email: "a@b.example", password: "12345678" }) { jwt } }',
    );
    expect(errors?.[0]?.message).toMatch(/Forbidden/);
  });
});
