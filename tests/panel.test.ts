import { openOffice, type Office } from './support/office';
import { logIn } from './support/people';
import { LAYOUTS } from '../src/plugins/panel/shared/layouts';
import { isComponent } from '../src/plugins/panel/shared/words';

type Field = { name: string; size: number };
type Configuration = {
  settings: { mainField: string; defaultSortBy: string; defaultSortOrder: string; pageSize: number };
  layouts: { list: string[]; edit: Field[][] };
  metadatas: Record<string, { edit: { label?: string; mainField?: string; visible?: boolean }; list: { label: string } }>;
};
type Model = { uid: string };
type Configurations = {
  findConfiguration(model: Model): Promise<Configuration>;
  updateConfiguration(model: Model, changed: Configuration): Promise<void>;
};

const RELEASE = 'api::press-release.press-release';

describe('Lists and forms of a new office', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const configurations = (uid: string) =>
    office.strapi
      .plugin('content-manager')
      .service(isComponent(uid) ? 'components' : 'content-types') as unknown as Configurations;
  const configuration = (uid: string) => configurations(uid).findConfiguration({ uid });

  it('are laid out for every type and component of the office', () => {
    const own = Object.keys(office.strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
    expect(Object.keys(LAYOUTS).sort()).toEqual([...own, ...Object.keys(office.strapi.components)].sort());
  });

  it.each(Object.keys(LAYOUTS))('show each field of %s once', async (uid) => {
    const { layouts, metadatas, settings } = await configuration(uid);
    const shown = layouts.edit.flat().map(({ name }) => name);
    const visible = Object.entries(metadatas).filter(([, { edit }]) => edit.visible);
    expect(shown.sort()).toEqual(visible.map(([name]) => name).sort());
    expect(settings.mainField).toBe(LAYOUTS[uid]?.title);
  });

  it('list releases by their date of issue, the newest first', async () => {
    expect(await configuration(RELEASE)).toMatchObject({
      settings: { mainField: 'title', defaultSortBy: 'issuedAt', defaultSortOrder: 'DESC', pageSize: 20 },
      layouts: { list: ['title', 'kind', 'issuedAt'] },
    });
  });

  it('name related entries by what people know them by, and fields in the office’s first language', async () => {
    const { metadatas } = await configuration(RELEASE);
    expect(metadatas.relatedDecisions?.edit.mainField).toBe('subject');
    expect(metadatas.embargoUntil?.list.label).toBe('Εμπάργκο έως');
  });

  it('know a contact by a full name that follows its parts and is never typed', async () => {
    const contacts = office.strapi.documents('api::contact.contact');
    const data = { familyName: 'Ανεμάς', givenName: 'Θάλεια', fullName: 'Άλλη', lawfulBasis: 'public-task' as const };
    const { documentId, fullName } = await contacts.create({ data, locale: 'el' });
    expect(fullName).toBe('Ανεμάς Θάλεια');
    const renamed = await contacts.update({ documentId, locale: 'el', data: { familyName: 'Γιαλού' } });
    expect(renamed?.fullName).toBe('Γιαλού Θάλεια');
    expect((await configuration('api::contact.contact')).metadatas.fullName?.edit).toMatchObject({ editable: false });
  });

  it('find what is typed without accents or capitals, and take signs as signs', async () => {
    const places = office.strapi.documents('api::place.place');
    for (const name of ['Πλατεία Ηρώων', 'Στάδιο 100% Ανέμου', 'İskele Sokağı'])
      await places.create({ locale: 'el', data: { name } });
    const admin = await logIn(office, 'admin');
    const found = async (typed: string) => {
      const list = `/content-manager/collection-types/api::place.place?locale=el&_q=${encodeURIComponent(typed)}`;
      return ((await admin.get(list)).body as unknown as { results: { name: string }[] }).results.map(({ name }) => name);
    };
    for (const typed of ['ηρωων', 'ΗΡΩΩΝ', 'πλατεια η']) expect(await found(typed)).toEqual(['Πλατεία Ηρώων']);
    expect(await found('100% α')).toEqual(['Στάδιο 100% Ανέμου']);
    expect(await found('iskele sokagi')).toEqual(['İskele Sokağı']);
    for (const typed of ['(.*)', 'ηρω.ν', '[', '\\']) expect(await found(typed)).toEqual([]);
  });

  it('stay as the office changed them, also after a restart', async () => {
    const before = await configuration(RELEASE);
    const changed = {
      settings: { ...before.settings, pageSize: 50 },
      layouts: { edit: before.layouts.edit.slice(0, 3), list: ['title', 'number'] },
      metadatas: before.metadatas,
    };
    await configurations(RELEASE).updateConfiguration({ uid: RELEASE }, changed);
    await office.restart();
    expect(await configuration(RELEASE)).toMatchObject(changed);
  });
});
