import { openOffice, type Office } from './support/office';
import { letOut } from './support/paper';

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

  it('are the only ones: a text in another is refused, and nothing is written', async () => {
    await expect(releases().create({ data: { title: 'Titel' } as never, locale: 'de' })).rejects.toMatchObject({
      name: 'Refused',
      details: { refusals: [{ code: 'unknown-language' }] },
    });
    expect(await office.strapi.db.query(RELEASE).count({ where: { locale: 'de' } })).toBe(0);
  });
});
