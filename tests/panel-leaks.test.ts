import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { logIn, type Person } from './support/people';
import { photograph } from './support/samples';
import { ROOT } from './support/environment';
import { openLibrary } from './support/library';

const CANARY = 'Καναρίνι';
const TAX = '999888777';
const CLIPPING = 'api::media-clipping.media-clipping';

let { office, admin, writer, head, drafted } = {} as EditorialOffice;
let clerk: Person;
let release: string;
let clipping: string;

beforeAll(async () => {
  ({ office, admin, writer, head, drafted } = await openEditorialOffice());
  clerk = await logIn(office, 'department');
  release = await drafted(CANARY, { slug: 'kanarini' });
  const { documents, db } = office.strapi;
  const { id } = await db.query('admin::user').findOne({ where: { email: 'department@demo.example' } });
  const organization = (
    await documents('api::organization.organization').create({
      data: { name: 'Εφημερίδα', kind: 'media-outlet', taxNumber: TAX } as never,
      locale: 'el',
    })
  ).documentId;
  const department = await documents('api::department.department').create({
    data: { name: 'Υπηρεσία', organization, staff: [id] } as never,
    locale: 'el',
  });
  const event = await documents('api::event.event').create({
    data: { title: CANARY, kind: 'cultural', startsAt: '2026-12-01T18:00:00Z' } as never,
    locale: 'el',
  });
  const library = await openLibrary(office);
  const [file] = await library.kept({ name: 'limani.jpg', content: await photograph({ width: 60, height: 40 }) });
  await admin.put(`/media/files/${file!.id}`, { event: event.documentId });
  clipping = (
    await documents(CLIPPING).create({
      data: {
        title: 'Απόκομμα',
        medium: 'web',
        outlet: organization,
        datePublished: '2026-11-01T08:00:00Z',
        release,
        routings: [department.documentId],
        scan: file!.id,
      } as never,
      locale: 'el',
    })
  ).documentId;
});
afterAll(() => office.close());

const list = `/content-manager/collection-types/${CLIPPING}?locale=el`;
const relation = (rest: string) => `/content-manager/relations/${CLIPPING}/${rest}?locale=el`;

describe('Who reads clippings and nothing else', () => {
  it('gets them without the drafts, bodies and events that they point to', async () => {
    for (const path of [
      list,
      `${list}&populate[release][populate]=*`,
      `${list}&populate[scan][populate][event]=true`,
      `/content-manager/collection-types/${CLIPPING}/${clipping}?locale=el`,
    ]) {
      const { status, body } = await clerk.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).toContain('Απόκομμα');
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`${CANARY}|${release}|${TAX}`));
    }
  });

  it('asks nothing through them', async () => {
    for (const asked of [
      `filters[release][title][$contains]=${CANARY}`,
      `filters[$and][0][scan][event][title][$contains]=${CANARY}`,
      'sort=release.title:asc',
    ])
      expect([asked, (await clerk.get(`${list}&${asked}`)).status]).toEqual([asked, 403]);
    expect((await clerk.get(`${list}&filters[title][$contains]=Απ&sort=title:asc`)).status).toBe(200);
  });

  it('is named none of them by the choice of relations', async () => {
    for (const path of ['release', `${clipping}/release`, 'outlet', `${clipping}/outlet`]) {
      const { status, body } = await clerk.get(relation(path));
      expect([path, status, body.results]).toEqual([path, 200, []]);
    }
  });

  it('is not told which addresses are taken', async () => {
    const asked = { contentTypeUID: RELEASE, field: 'slug' };
    const check = (person: Person) =>
      person.post('/content-manager/uid/check-availability?locale=el', { ...asked, value: 'kanarini' });
    expect((await check(clerk)).status).toBe(403);
    expect((await clerk.post('/content-manager/uid/generate?locale=el', { ...asked, data: { title: CANARY } })).status).toBe(403);
    expect((await check(writer)).body).toMatchObject({ isAvailable: false });
  });
});

it('Whoever may read both sees both, as before', async () => {
  const { body } = await writer.get(`${list}&filters[release][title][$contains]=${CANARY}&sort=release.title:asc`);
  expect(body.results).toMatchObject([{ title: 'Απόκομμα', outlet: { name: 'Εφημερίδα', taxNumber: TAX } }]);
  expect((await writer.get(relation('release'))).body.results).toMatchObject([{ documentId: release }]);
  expect((await head.get(`/content-manager/relations/api::department.department/staff`)).status).toBe(200);
});

it('What the office’s plugins keep for themselves has no other door, not even for who may do everything', async () => {
  const all = Object.values(office.strapi.contentTypes) as { uid: string; plugin?: string }[];
  const own = all.filter(({ plugin }) => existsSync(join(ROOT, 'src', 'plugins', plugin ?? '-'))).map(({ uid }) => uid);
  expect(own).toEqual(expect.arrayContaining(['plugin::embargo.link', 'plugin::notices.notice', 'plugin::slugs.former-slug']));
  for (const uid of own) {
    const path = `/content-manager/collection-types/${uid}`;
    const read = [await admin.get(path), await admin.get(`${path}?_q=a`), await admin.get(`${path}/x`)];
    expect([uid, read.map(({ status }) => status)]).toEqual([uid, [404, 404, 404]]);
    const written = [await admin.post(path), await admin.put(`${path}/x`, {}), await admin.delete(`${path}/x`)];
    expect([uid, written.filter(({ status }) => status !== 404 && status !== 403)]).toEqual([uid, []]);
  }
});
