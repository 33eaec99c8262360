import { openOffice, type Office } from './support/office';
import { logIn, PASSWORD } from './support/people';

const PANEL = '/content-manager/collection-types';
const RELEASE = 'api::press-release.press-release';
const CLIPPING = 'api::media-clipping.media-clipping';
const release = {
  title: 'Νέα ώρα',
  summary: 'x',
  kind: 'release',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο' }] }],
};

describe('The staff', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it.each(['admin', 'writer', 'editor', 'head', 'translator', 'protocol', 'moderator', 'department', 'transparency'])(
    'lets the %s in',
    async (role) => {
      const person = await logIn(office, role);
      const { status, body } = await person.get('/admin/users/me');
      expect(status).toBe(200);
      expect((body.data as { roles: { code: string }[] }).roles.map((r) => r.code)).toEqual([
        role === 'admin' ? 'strapi-super-admin' : role,
      ]);
    },
  );

  it('lets a writer write, and publishes nothing past the desk', async () => {
    const writer = await logIn(office, 'writer');
    const made = await writer.post(`${PANEL}/${RELEASE}?locale=el`, release);
    expect(made.status).toBe(201);
    const { documentId } = made.body.data as { documentId: string };
    const publish = `${PANEL}/${RELEASE}/${documentId}/actions/publish?locale=el`;
    expect((await writer.post(publish, release)).status).toBe(403);
    expect((await (await logIn(office, 'editor')).post(publish, release)).status).toBe(403);
    expect((await (await logIn(office, 'admin')).post(publish, release)).body.error?.name).toBe('Refused');
  });

  it('lets a translator change a translation, but neither the source nor what is the same in all languages', async () => {
    const { documentId } = await office.strapi.documents(RELEASE).create({ data: release as never, locale: 'el' });
    const translator = await logIn(office, 'translator');
    const address = `${PANEL}/${RELEASE}/${documentId}`;
    expect((await translator.put(`${address}?locale=el`, { title: 'Άλλο' })).status).toBe(403);
    const english = await translator.put(`${address}?locale=en`, { title: 'New hours', summary: 'y', kind: 'statement' });
    expect(english.status).toBe(200);
    expect(english.body.data).toMatchObject({ title: 'New hours', kind: 'release', locale: 'en' });
    expect((await translator.post(`${address}/actions/publish?locale=en`, {})).status).toBe(403);
  });

  it('does not let a translator begin a text that has no source', async () => {
    const translator = await logIn(office, 'translator');
    const { status, body } = await translator.post(`${PANEL}/${RELEASE}?locale=en`, { ...release, title: 'Of my own' });
    expect(status).toBe(400);
    expect(body.error?.details).toMatchObject({ refusals: [{ code: 'translation-without-source' }] });
    expect(await office.strapi.db.query(RELEASE).count({ where: { title: 'Of my own' } })).toBe(0);
  });

  it('shows a department what is routed to it and nothing else', async () => {
    const { documents } = office.strapi;
    const department = await logIn(office, 'department');
    const clerk = await office.strapi.db.query('admin::user').findOne({ where: { email: 'department@demo.example' } });
    const body = await documents('api::organization.organization').create({
      data: { name: 'Δήμος', kind: 'municipality' },
      locale: 'el',
    });
    const own = await documents('api::department.department').create({
      data: { name: 'Τεχνική', organization: body.documentId, staff: [clerk.id] },
      locale: 'el',
    });
    const clipping = { medium: 'web' as const, outlet: body.documentId, datePublished: '2026-11-01T08:00:00Z' };
    const routed = await documents(CLIPPING).create({
      data: { ...clipping, title: 'Λακκούβες', routings: [own.documentId] },
      locale: 'el',
    });
    const other = await documents(CLIPPING).create({ data: { ...clipping, title: 'Άλλο θέμα' }, locale: 'el' });
    const list = await department.get(`${PANEL}/${CLIPPING}?locale=el`);
    expect((list.body.results as { title: string }[]).map((r) => r.title)).toEqual(['Λακκούβες']);
    expect((await department.get(`${PANEL}/${CLIPPING}/${routed.documentId}?locale=el`)).status).toBe(200);
    expect((await department.get(`${PANEL}/${CLIPPING}/${other.documentId}?locale=el`)).status).toBe(403);
    expect((await department.get(`${PANEL}/${RELEASE}?locale=el`)).status).toBe(403);
  });

  it('is forbidden to look into relations of what it may not read', async () => {
    const moderator = await logIn(office, 'moderator');
    expect((await moderator.get('/content-manager/relations/api::contact.contact/topics')).status).toBe(403);
    expect((await (await logIn(office, 'writer')).get(`/content-manager/relations/${CLIPPING}/outlet?locale=el`)).status).toBe(
      200,
    );
  });

  it('sends no mail of its own, nor do programs', async () => {
    const letter = { to: 'a@paper.example', subject: 'x', text: 'x', attachments: [{ path: '/etc/hostname' }] };
    const key = await office.strapi.service('admin::api-token').create({ name: 'all', type: 'full-access', lifespan: null });
    const byKey = office.http.post('/api/email').set('Authorization', `Bearer ${key.accessKey}`);
    const writer = await logIn(office, 'writer');
    expect((await writer.post('/email', letter)).status).toBe(405);
    expect((await (await logIn(office, 'admin')).post('/email', letter)).status).toBe(405);
    expect([404, 405]).toContain((await byKey.send(letter)).status);
    expect((await writer.post('/email/test', { to: 'a@paper.example' })).status).toBe(403);
  });

  it('keeps what the office changed in a role over a restart', async () => {
    const role = await office.strapi.db.query('admin::role').findOne({ where: { code: 'moderator' }, populate: ['permissions'] });
    const [taken] = role.permissions;
    await office.strapi.db.query('admin::permission').delete({ where: { id: taken.id } });
    await office.restart();
    const after = await office.strapi.db
      .query('admin::role')
      .findOne({ where: { code: 'moderator' }, populate: ['permissions'] });
    expect(after.permissions).toHaveLength(role.permissions.length - 1);
    expect(await office.strapi.db.query('admin::role').count({ where: { code: 'moderator' } })).toBe(1);
  });

  it('does not change a login that exists', async () => {
    const made = await office.strapi
      .plugin('staff')
      .service('logins')
      .make({ email: 'writer@demo.example', password: 'Another-1', firstname: 'x', role: 'admin' });
    expect(made).toBe(false);
    expect((await office.http.post('/admin/login').send({ email: 'writer@demo.example', password: PASSWORD })).status).toBe(200);
  });
});
