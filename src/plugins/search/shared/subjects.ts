/**
 * What is searched of one type. Paths are fields of its schema; those that lead through components, media and relations are
 * joined by points. Nothing private may stand here; a test looks.
 */
export type Subject = {
  /** Its name in the address of REST, which is also its name in questions and answers. */
  type: string;
  uid: string;
  title: string;
  summary?: string;
  /** What counts like the summary, and what like the body. */
  important?: readonly string[];
  texts?: readonly string[];
  /** Names of what it belongs to. */
  names?: readonly string[];
  topics?: string;
  bodies?: readonly string[];
  kind?: string;
  /** Readers look for what is near this date; without one an entry stands for as long as it is there. */
  date?: string;
  /** Where it is read elsewhere. */
  url?: string;
  /** What stands before `url`, where the field holds only the last part of an address. */
  site?: string;
  /** The entry on whose page it is read. */
  within?: { field: string; type: string };
  /** How much such an entry weighs beside the others, from 0 to 1. */
  weight: number;
};

const IMAGES = ['images.alt', 'images.caption', 'images.file.alternativeText', 'images.file.caption'];
const SPEAKS = ['organization.name', 'organization.shortName', 'topics.name'];

export const SUBJECTS: readonly Subject[] = [
  {
    type: 'press-releases',
    uid: 'api::press-release.press-release',
    title: 'title',
    summary: 'summary',
    important: ['subtitle', 'number'],
    texts: ['body', 'quotes.speaker', 'quotes.text', 'attachments.title', ...IMAGES],
    names: SPEAKS,
    topics: 'topics',
    bodies: ['organization'],
    kind: 'kind',
    date: 'issuedAt',
    weight: 1,
  },
  {
    type: 'events',
    uid: 'api::event.event',
    title: 'title',
    summary: 'summary',
    important: ['placeNote', 'place.name'],
    texts: ['description', 'programme.title', 'programme.speaker', 'statusNote', 'attachments.title', ...IMAGES],
    names: [...SPEAKS, 'organizers.name', 'coOrganizers.name'],
    topics: 'topics',
    bodies: ['organization', 'organizers', 'coOrganizers'],
    kind: 'kind',
    date: 'startsAt',
    weight: 1,
  },
  {
    type: 'consultations',
    uid: 'api::consultation.consultation',
    title: 'title',
    summary: 'summary',
    important: ['legalBasis'],
    texts: ['introduction', 'outcome', 'documents.title'],
    names: [...SPEAKS, 'department.name'],
    topics: 'topics',
    bodies: ['organization'],
    kind: 'kind',
    date: 'opensAt',
    weight: 1,
  },
  {
    type: 'consultation-articles',
    uid: 'api::consultation-article.consultation-article',
    title: 'heading',
    important: ['number'],
    texts: ['text'],
    within: { field: 'consultation', type: 'consultations' },
    weight: 0.5,
  },
  {
    type: 'media-clippings',
    uid: 'api::media-clipping.media-clipping',
    title: 'title',
    summary: 'ownSummary',
    names: ['outlet.name'],
    kind: 'medium',
    date: 'datePublished',
    url: 'url',
    weight: 0.4,
  },
  { type: 'sponsors', uid: 'api::sponsor.sponsor', title: 'name', kind: 'kind', weight: 0.3 },
  {
    type: 'organizations',
    uid: 'api::organization.organization',
    title: 'name',
    important: ['shortName'],
    texts: ['address', 'phone', 'email', 'website'],
    names: ['parent.name'],
    kind: 'kind',
    url: 'website',
    weight: 0.8,
  },
  {
    type: 'departments',
    uid: 'api::department.department',
    title: 'name',
    summary: 'duties',
    important: ['head.title', 'head.publicName'],
    texts: ['phone', 'email', 'openingHours'],
    names: ['organization.name', 'place.name'],
    bodies: ['organization'],
    weight: 0.8,
  },
  {
    type: 'places',
    uid: 'api::place.place',
    title: 'name',
    summary: 'address',
    texts: ['accessibility'],
    weight: 0.6,
  },
  { type: 'topics', uid: 'api::topic.topic', title: 'name', names: ['parent.name'], weight: 0.6 },
  {
    type: 'decisions',
    uid: 'api::decision.decision',
    title: 'subject',
    important: ['ada', 'protocolNumber'],
    names: ['organization.name', 'department.name'],
    bodies: ['organization'],
    kind: 'decisionTypeUid',
    date: 'issueDate',
    url: 'ada',
    site: 'https://diavgeia.gov.gr/decision/view/',
    weight: 0.5,
  },
];

export const TYPES: readonly string[] = SUBJECTS.map(({ type }) => type);
