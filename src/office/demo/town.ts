import outlets from './outlets.json';
import contacts from './contacts.json';
import structure from './structure.json';
import type { Desk } from './desk';
import { date, type Entry, type Fields, type Language, LANGUAGES, type Text, type Versions } from './shape';
import { sideBySide } from './side-by-side';

/** The same field in each language that has it: `{ el: { name }, en: { name } … }`. */
export function versionsOf(texts: Record<string, Text | undefined>): Versions {
  const present = LANGUAGES.filter((language) => Object.values(texts).some((text) => text?.[language] !== undefined));
  const version = (language: Language) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([field, text]) => (text?.[language] === undefined ? [] : [[field, text[language]]])),
    );
  return Object.fromEntries(present.map((language) => [language, version(language)])) as unknown as Versions;
}

export async function putTown(desk: Desk): Promise<void> {
  await sideBySide(structure.topics as (Entry & { name: Text; thk?: string })[], ({ key, name, thk }) =>
    desk.put({ key: `topic:${key}`, type: 'api::topic.topic', common: { thk }, versions: versionsOf({ name }) }),
  );
  for (const { key, name, shortName, parent, ...common } of structure.organizations as (Entry & {
    name: Text;
    shortName: Text;
    parent?: string;
  })[]) {
    const links = { parent: parent && desk.idOf(`body:${parent}`) };
    await desk.put({
      key: `body:${key}`,
      type: 'api::organization.organization',
      common: { ...common, ...links },
      versions: versionsOf({ name, shortName }),
    });
  }
  type Place = Entry & Record<'name' | 'address' | 'accessibility', Text>;
  await sideBySide(structure.places as Place[], ({ key, name, address, accessibility, ...common }) =>
    desk.put({
      key: `place:${key}`,
      type: 'api::place.place',
      common,
      versions: versionsOf({ name, address, accessibility }),
    }),
  );
  for (const department of structure.departments) await putDepartment(desk, department);
}

type Department = (typeof structure.departments)[number] & { parent?: string };

async function putDepartment(desk: Desk, { key, name, duties, headTitle, openingHours, ...rest }: Department): Promise<void> {
  const common = {
    phone: rest.phone,
    email: rest.email,
    organization: desk.idOf(`body:${rest.organization}`),
    place: desk.idOf(`place:${rest.place}`),
  };
  const heads = Object.fromEntries(Object.entries(headTitle).map(([language, title]) => [language, { title }]));
  const hours = Object.fromEntries(LANGUAGES.map((language) => [language, openingHours]));
  const versions = versionsOf({ name, duties, head: heads as never, openingHours: hours as never });
  await desk.put({ key: `department:${key}`, type: 'api::department.department', common, versions });
}

/** Outlets first, since journalists work there. */
export async function putPeople(desk: Desk): Promise<void> {
  await sideBySide(outlets as Outlet[], ({ key, name, kind, website, email, phone, media: mediaTypes, ...profile }) => {
    const { periodicity, reach, languages, feedUrl } = profile;
    const common = { kind, website, email, phone, media: { mediaTypes, periodicity, reach, languages, feedUrl } };
    return desk.put({ key: `body:${key}`, type: 'api::organization.organization', common, versions: versionsOf({ name }) });
  });
  await sideBySide(contacts as Contact[], (contact) => putContact(desk, contact));
}

type Outlet = Entry & {
  name: Text;
  kind: string;
  media: string[];
  periodicity: string;
  reach: string;
  languages: string[];
  feedUrl?: string;
  website: string;
  email: string;
  phone: string;
};
type Office = Fields & { title: Text; organization?: string };
type Contact = Entry & { honorific?: Text; offices: Office[]; topics: string[]; collected: number; review: number };

async function putContact(desk: Desk, { key, honorific, offices, topics, collected, review, ...common }: Contact): Promise<void> {
  const held = (language: Language) =>
    offices.map(({ title, organization, ...office }) => ({
      ...office,
      title: title[language] ?? title.el,
      organization: organization && desk.idOf(`body:${organization}`),
    }));
  await desk.put({
    key: `contact:${key}`,
    type: 'api::contact.contact',
    common: {
      ...common,
      topics: desk.idsOf('topic', topics),
      collectedAt: date(collected, desk.today),
      reviewAt: date(review, desk.today),
    },
    versions: { el: { honorific: honorific?.el, offices: held('el') } },
  });
}
