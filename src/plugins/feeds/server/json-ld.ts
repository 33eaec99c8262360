import type { Core, UID } from '@strapi/strapi';

import {
  consultation,
  type ConsultationLd,
  department,
  type DepartmentLd,
  organization,
  type OrganizationLd,
  type PlaceLd,
  somewhere,
} from '../shared/json-ld/bodies';
import { type EventLd, happening } from '../shared/json-ld/event';
import { newsArticle, type ReleaseLd } from '../shared/json-ld/release';
import type { Around, Thing } from '../shared/json-ld/thing';
import { around, FILE } from './reading';

/** A language version of an entry; what is in no language has none. */
export type Version = { documentId: string; locale: string | null };
type Row = { documentId: string };
type Description = { fields: string[]; populate: object; of(row: never, around: Around): Thing };

const NAMED = { fields: ['name'] };
const BODY = { fields: ['name', 'kind', 'website'] };
const WHERE = { fields: ['name', 'address', 'latitude', 'longitude'] };
const PICTURES = { fields: ['alt', 'caption', 'credit'], populate: { file: FILE } };
const PUBLISHED = { publishedAt: { $notNull: true } };
const SUCCESSOR = { fields: ['slug', 'title', 'locale'], filters: PUBLISHED };
const LIFE = ['documentId', 'locale', 'slug', 'title', 'summary', 'publishedAt', 'publicUpdatedAt', 'lifecycle', 'lifecycleNote'];

/** What is read of each type, which is nothing private, and what is made of it. */
const DESCRIPTIONS: Record<string, Description> = {
  'api::press-release.press-release': {
    fields: [...LIFE, 'subtitle', 'kind', 'number', 'issuedAt', 'replacedByUrl'],
    populate: {
      organization: BODY,
      topics: NAMED,
      images: PICTURES,
      changeNotes: true,
      replacedBy: SUCCESSOR,
      relatedEvents: { fields: ['documentId'], filters: PUBLISHED, populate: { place: WHERE } },
    },
    of: (row: ReleaseLd, made) => newsArticle(row, made),
  },
  'api::event.event': {
    fields: [
      ...[...LIFE, 'kind', 'startsAt', 'endsAt', 'allDay', 'timezone', 'recurrence', 'recurrenceExceptions', 'onlineUrl'],
      ...['eventStatus', 'statusNote', 'entry', 'price', 'ticketUrl', 'capacity', 'replacedByUrl'],
    ],
    populate: {
      organization: BODY,
      organizers: BODY,
      place: WHERE,
      topics: NAMED,
      images: PICTURES,
      changeNotes: true,
      replacedBy: SUCCESSOR,
    },
    of: (row: EventLd, made) => happening(row, made),
  },
  'api::consultation.consultation': {
    fields: [...LIFE, 'opensAt', 'closesAt'],
    populate: { organization: BODY, department: NAMED, topics: NAMED },
    of: (row: ConsultationLd, made) => consultation(row, made),
  },
  'api::organization.organization': {
    fields: ['documentId', 'name', 'shortName', 'kind', 'website', 'address', 'phone', 'email'],
    populate: { parent: BODY, logo: FILE },
    of: (row: OrganizationLd, made) => organization(row, made),
  },
  'api::department.department': {
    fields: ['documentId', 'name', 'duties', 'phone', 'email'],
    populate: { organization: BODY, parent: NAMED, place: WHERE, head: { fields: ['title', 'publicName'] } },
    of: (row: DepartmentLd) => department(row),
  },
  'api::place.place': {
    fields: ['documentId', ...WHERE.fields, 'capacity'],
    populate: {},
    of: (row: PlaceLd) => somewhere(row),
  },
};

export const DESCRIBED = Object.keys(DESCRIPTIONS) as UID.ContentType[];

/** What schema.org says of published versions, in their order; null where there is none that everybody may see. */
export async function describe(
  strapi: Core.Strapi,
  type: UID.ContentType,
  versions: readonly Version[],
): Promise<(Thing | null)[]> {
  const locales = [...new Set(versions.map(({ locale }) => locale))];
  const found = await Promise.all(locales.map((locale) => describedIn(strapi, { type, locale, versions })));
  return versions.map(({ documentId, locale }) => found[locales.indexOf(locale)]?.get(documentId) ?? null);
}

type Asked = { type: UID.ContentType; locale: string | null; versions: readonly Version[] };

/** However many there are, one reading for a language, with one statement more for each relation. */
async function describedIn(strapi: Core.Strapi, { type, locale, versions }: Asked): Promise<Map<string, Thing>> {
  const { fields, populate, of } = DESCRIPTIONS[type] ?? {};
  if (!fields || !of) return new Map();
  const documents = strapi.documents(type) as unknown as { findMany(query: object): Promise<Row[]> };
  const documentIds = versions.filter((version) => version.locale === locale).map(({ documentId }) => documentId);
  const rows = await documents.findMany({
    fields,
    populate,
    filters: { documentId: { $in: documentIds } },
    status: 'published',
    limit: documentIds.length,
    ...(locale && { locale }),
  });
  const made = around();
  return new Map(rows.map((row) => [row.documentId, { '@context': 'https://schema.org', ...of(row as never, made) }]));
}
