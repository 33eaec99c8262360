import type * as Languages from '../src/plugins/languages/server/languages';
import { compiled } from './support/compiled';
import { openOffice, type Office } from './support/office';
import { letOut } from './support/paper';
import { logIn } from './support/people';

const RELEASE = 'api::press-release.press-release';

describe('The languages of the office', () => {
  let office: Office;
  let topics: string[];
  let bodies: string[];

  beforeAll(async () => {
    office = await openOffice();
    const topic = async (name: string, en: string) => {
      const { documentId } = await office.strapi.documents('api::topic.topic').create({ data: { name }, locale: 'el' });
      await office.strapi.documents('api::topic.topic').update({ documentId, data: { name: en }, locale: 'en' });
      return documentId;
    };
    const body = async (name: string, en: string) => {
      const organizations = office.strapi.documents('api::organization.organization');
      const { documentId } = await organizations.create({ data: { name, kind: 'municipality' }, locale: 'el' });
      await organizations.update({ documentId, data: { name: en }, locale: 'en' });
      return documentId;
    };
    topics = [await topic('Λιμάνι', 'Harbour'), await topic('Έργα', 'Works'), await topic('Υγεία', 'Health')];
    bodies = [await body('Δήμος', 'Municipality'), await body('Οργανισμός', 'Organization')];
  });
  afterAll(() => office.close());

  const releases = () => office.strapi.documents(RELEASE);
  const seen = async (documentId: string, locale: string, status: 'draft' | 'published' = 'draft') => {
    const found = await releases().findOne({ documentId, locale, status, populate: ['topics', 'organization'] });
    return { topics: found?.topics?.map((t) => t.name), body: found?.organization?.name };
  };
  const draft = () =>
    releases().create({
      data: {
        title: 'Τίτλος',
        summary: 'x',
        kind: 'release',
        body: [],
        topics: [topics[1], topics[0]] as never,
        organization: bodies[0] as never,
      },
      locale: 'el',
    });

  it('are Greek, the default, Turkish and English', async () => {
    const locales = office.strapi.plugin('i18n').service('locales');
    expect((await locales.find()).map((l: { code: string }) => l.code).sort()).toEqual(['el', 'en', 'tr']);
    expect(await locales.getDefaultLocale()).toBe('el');
  });

  it('give a new translation the topics and the body of the source, in its own words and order', async () => {
    const { documentId } = await draft();
    await releases().update({ documentId, locale: 'en', data: { title: 'Title', summary: 'x' } });
    expect(await seen(documentId, 'en')).toEqual({ topics: ['Works', 'Harbour'], body: 'Municipality' });
  });

  it('carry a change of them into the other languages, whichever it was made in', async () => {
    const { documentId } = await draft();
    await releases().update({ documentId, locale: 'en', data: { title: 'Title', summary: 'x' } });
    await releases().update({
      documentId,
      locale: 'el',
      data: { topics: { connect: [topics[2]] } as never, organization: bodies[1] as never },
    });
    expect(await seen(documentId, 'en')).toEqual({ topics: ['Works', 'Harbour', 'Health'], body: 'Organization' });
    await releases().update({ documentId, locale: 'en', data: { topics: { set: [topics[0]] } as never } });
    expect(await seen(documentId, 'el')).toEqual({ topics: ['Λιμάνι'], body: 'Οργανισμός' });
  });

  it('leave what is published as it is until it is published again', async () => {
    const { documentId } = await draft();
    await releases().update({ documentId, locale: 'en', data: { title: 'Title', summary: 'x', body: [] } });
    await letOut(office, RELEASE, documentId, ['el', 'en']);
    await releases().update({ documentId, locale: 'el', data: { topics: { set: [] } as never } });
    expect((await seen(documentId, 'en', 'published')).topics).toEqual(['Works', 'Harbour']);
    await letOut(office, RELEASE, documentId, ['en']);
    expect((await seen(documentId, 'en', 'published')).topics).toEqual([]);
  });

  it('go on without what is not in them, and do not lose what only they have', async () => {
    const greekOnly = (await office.strapi.documents('api::topic.topic').create({ data: { name: 'Ψαράδες' }, locale: 'el' }))
      .documentId;
    const englishOnly = (await office.strapi.documents('api::topic.topic').create({ data: { name: 'Visitors' }, locale: 'en' }))
      .documentId;
    const { documentId } = await draft();
    await releases().update({ documentId, locale: 'el', data: { topics: { connect: [greekOnly] } as never } });
    await releases().update({ documentId, locale: 'en', data: { title: 'Title', summary: 'x' } });
    expect((await seen(documentId, 'en')).topics).toEqual(['Works', 'Harbour']);
    await releases().update({ documentId, locale: 'en', data: { topics: { set: [topics[2], englishOnly] } as never } });
    expect((await seen(documentId, 'el')).topics).toEqual(['Υγεία', 'Ψαράδες']);
    await releases().update({ documentId, locale: 'el', data: { topics: { set: [] } as never } });
    expect((await seen(documentId, 'en')).topics).toEqual(['Visitors']);
  });

  it('relate what is translated after those that name it', async () => {
    const departments = office.strapi.documents('api::department.department');
    const made = async (name: string, parent?: string) =>
      (await departments.create({ data: { name, organization: bodies[0], parent } as never, locale: 'el' })).documentId;
    const parent = await made('Διεύθυνση');
    const child = await made('Τμήμα', parent);
    const seenParent = async () =>
      (await departments.findOne({ documentId: child, locale: 'en', populate: ['parent'] }))?.parent?.name;
    await departments.update({ documentId: child, locale: 'en', data: { name: 'Section' } });
    expect(await seenParent()).toBeUndefined();
    await departments.update({ documentId: parent, locale: 'en', data: { name: 'Directorate' } });
    expect(await seenParent()).toBe('Directorate');
  });

  it('let a draft that a desk has in hand take it with its next change', async () => {
    const late = (await office.strapi.documents('api::topic.topic').create({ data: { name: 'Δρόμοι' }, locale: 'el' }))
      .documentId;
    const { documentId } = await draft();
    await releases().update({ documentId, locale: 'el', data: { topics: { set: [topics[0], late] } as never } });
    await releases().update({ documentId, locale: 'en', data: { title: 'Title', summary: 'x' } });
    await office.strapi.documents('api::topic.topic').update({ documentId: late, locale: 'en', data: { name: 'Roads' } });
    expect((await seen(documentId, 'en')).topics).toEqual(['Harbour']);
    await releases().update({ documentId, locale: 'en', data: { summary: 'y' } });
    expect((await seen(documentId, 'en')).topics).toEqual(['Harbour', 'Roads']);
  });

  it('refuse a department under one of another body', async () => {
    const departments = office.strapi.documents('api::department.department');
    const data = (name: string, organization?: string, parent?: string) => ({ name, organization, parent }) as never;
    const other = await departments.create({ data: data('Άλλη', bodies[1]), locale: 'el' });
    const refused = { name: 'Refused', details: { refusals: [{ code: 'parent-of-another-body', field: 'parent' }] } };
    await expect(departments.create({ data: data('Τμήμα', bodies[0], other.documentId), locale: 'el' })).rejects.toMatchObject(
      refused,
    );
    const { documentId } = await departments.create({ data: data('Τμήμα', bodies[1], other.documentId), locale: 'el' });
    await expect(
      departments.update({ documentId, locale: 'el', data: { organization: { set: [bodies[0]] } } as never }),
    ).rejects.toMatchObject(refused);
  });

  it('are the only ones: a text in another is refused, and nothing is written', async () => {
    await expect(releases().create({ data: { title: 'Titel' } as never, locale: 'de' })).rejects.toMatchObject({
      name: 'Refused',
      details: { refusals: [{ code: 'unknown-language' }] },
    });
    expect(await office.strapi.db.query(RELEASE).count({ where: { locale: 'de' } })).toBe(0);
  });

  it('fill a translation in from another language, but not with its address', async () => {
    const translator = await logIn(office, 'translator');
    const { documentId } = await draft();
    const from = { documentId, sourceLocale: 'el', targetLocale: 'en', collectionType: 'collection-types' };
    const filled = async () => {
      const query = new URLSearchParams(from).toString();
      return (await translator.get(`/i18n/content-manager/get-fill-from-locale/${RELEASE}?${query}`)).body.data;
    };
    expect(await filled()).toMatchObject({ title: 'Τίτλος', organization: expect.anything() });
    expect(await filled()).not.toHaveProperty('slug');
    await releases().update({ documentId, locale: 'en', data: { title: 'New hours', summary: 'x', body: [] } });
    expect(await filled()).toMatchObject({ title: 'Τίτλος', slug: 'new-hours' });
  });
});

describe('An office with other languages', () => {
  let office: Office;
  const locales = () => office.strapi.plugin('i18n').service('locales');
  const codes = async () => (await locales().find()).map((l: { code: string }) => l.code).sort();
  /** What happens to languages at each start, without the rest of a start, which takes seconds. */
  const settle = () => compiled<typeof Languages>('plugins/languages/server/languages').ensureLanguages(office.strapi);
  /** As Strapi leaves an empty database: with English alone. */
  const withEnglishAlone = async () => {
    await office.strapi.db.query('plugin::i18n.locale').deleteMany({ where: { code: { $ne: 'en' } } });
    await locales().setDefaultLocale({ code: 'en' });
  };

  beforeAll(async () => (office = await openOffice({ OFFICE_LOCALES: 'tr,de' })));
  afterAll(() => office.close());

  it('gets a language that was added to the settings of an office at work, and its super admins may write in it', async () => {
    expect(await codes()).toEqual(['de', 'el', 'en', 'tr']);
    const role = await office.strapi.service('admin::role').getSuperAdmin();
    const permissions = await office.strapi.service('admin::permission').findMany({
      where: { role: { id: role.id }, action: 'plugin::content-manager.explorer.create', subject: 'api::topic.topic' },
    });
    expect(permissions[0].properties.locales).toContain('de');
  });

  it('has no English, though Strapi begins with it', async () => {
    await withEnglishAlone();
    await office.restart();
    expect(await codes()).toEqual(['de', 'tr']);
    expect(await locales().getDefaultLocale()).toBe('tr');
    expect((await locales().findByCode('tr')).name).toBe('Türkçe (tr)');
  });

  it('keeps English where something is written in it', async () => {
    await office.strapi.db.query('plugin::i18n.locale').create({ data: { code: 'en', name: 'English' } });
    await withEnglishAlone();
    await office.strapi.documents('api::topic.topic').create({ data: { name: 'Harbour' }, locale: 'en' });
    await settle();
    expect(await codes()).toEqual(['de', 'en', 'tr']);
  });
});
