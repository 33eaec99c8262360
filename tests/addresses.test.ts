import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { letOut } from './support/paper';

const RELEASE = 'api::press-release.press-release';
const TOPIC = 'api::topic.topic';

describe('Addresses of entries', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const releases = () => office.strapi.documents(RELEASE);
  const draft = (title: string, rest = {}, locale = 'el') => draftRelease(office, { title, ...rest }, locale);

  it('are made from the title by the rules of its language', async () => {
    expect((await draft('Άγιος Στέφανος')).slug).toBe('agios-stefanos');
    const turkish = await draft('Işık ve Çağrı', {}, 'tr');
    expect(turkish.slug).toBe('isik-ve-cagri');
  });

  it('are told apart when two entries have the same title', async () => {
    const slugs = await Promise.all(Array.from({ length: 8 }, () => draft('Ίδιος τίτλος')));
    expect(new Set(slugs.map((r) => r.slug)).size).toBe(8);
  });

  it('may be the same in another language, but not in the same', async () => {
    const first = await draft('Πρώτο', { slug: 'dimos' });
    await expect(draft('First', { slug: 'dimos' }, 'en')).resolves.toMatchObject({
      slug: 'dimos',
    });
    await expect(draft('Δεύτερο', { slug: 'dimos' })).rejects.toMatchObject({
      name: 'Refused',
      details: { refusals: [{ code: 'slug-taken' }] },
    });
    await expect(
      releases().update({ documentId: first.documentId, locale: 'el', data: { slug: 'dimos' } }),
    ).resolves.toBeTruthy();
  });

  it('refuses an address that is not one, in words', async () => {
    await expect(draft('Κάτι', { slug: 'Όχι Αυτό' })).rejects.toMatchObject({
      details: { refusals: [{ code: 'slug-malformed' }] },
    });
  });

  it('stay when the title changes, and are remembered when a publication changes them', async () => {
    const { documentId } = await draft('Παλιός τίτλος');
    await letOut(office, RELEASE, documentId);
    const retitled = await releases().update({ documentId, locale: 'el', data: { title: 'Νέος τίτλος' } });
    expect(retitled?.slug).toBe('palios-titlos');
    await releases().update({ documentId, locale: 'el', data: { slug: 'neos-titlos' } });
    await letOut(office, RELEASE, documentId);
    const successor = await office.strapi
      .plugin('slugs')
      .service('slugs')
      .successor({ type: RELEASE, locale: 'el', slug: 'palios-titlos' });
    expect(successor).toBe(documentId);
    await expect(draft('Άλλο', { slug: 'palios-titlos' })).rejects.toMatchObject({ name: 'Refused' });
    expect((await draft('Παλιός τίτλος')).slug).toBe('palios-titlos-2');
  });

  it('are found however many entries are called alike', async () => {
    await office.strapi.db.connection.raw(
      `INSERT INTO press_releases (document_id, locale, title, slug)
        SELECT 'alike' || n, 'el', 'Πρόσκληση', 'prosklisi' || CASE n WHEN 1 THEN '' ELSE '-' || n END FROM generate_series(1, 600) AS n`,
    );
    expect((await draft('Πρόσκληση')).slug).toBe('prosklisi-601');
  });

  it('belong to topics too', async () => {
    expect((await office.strapi.documents(TOPIC).create({ data: { name: 'Υγεία' }, locale: 'el' })).slug).toBe('ygeia');
  });
});
