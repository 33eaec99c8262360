/** What an outsider may read. The website of every municipality relies on this list; contract.md names it. */
export const PUBLIC_TYPES = [
  'api::press-release.press-release',
  'api::media-clipping.media-clipping',
  'api::event.event',
  'api::consultation.consultation',
  'api::consultation-article.consultation-article',
  'api::sponsor.sponsor',
  'api::organization.organization',
  'api::department.department',
  'api::place.place',
  'api::topic.topic',
  'api::decision.decision',
  'api::decision-unit.decision-unit',
  'api::decision-signer.decision-signer',
  'api::decision-category.decision-category',
] as const;

/** A filter in Strapi's own form. */
export type Filter = Record<string, unknown>;

const IS_PUBLISHED: Filter = { publishedAt: { $notNull: true } };

/** Entries without draft and publish that are nevertheless not for everybody. */
const SHOWN_WHEN: Record<string, Filter> = {
  'api::media-clipping.media-clipping': { isPublic: { $eq: true } },
  'api::sponsor.sponsor': { isPublic: { $eq: true }, sponsorshipStatus: { $in: ['agreed', 'received', 'fulfilled'] } },
  'api::consultation-article.consultation-article': { consultation: IS_PUBLISHED },
  'api::decision.decision': { exposure: { $in: ['public', 'masked'] } },
};

type Schema = { uid: string; options?: { draftAndPublish?: boolean } };

/** The condition under which an outsider sees an entry of this type, or null when every entry is public. */
export function shownWhen(schema: Schema): Filter | null {
  return SHOWN_WHEN[schema.uid] ?? (schema.options?.draftAndPublish ? IS_PUBLISHED : null);
}

const OWN_BODIES = ['municipality', 'legal-entity', 'municipal-company', 'association', 'school'];
const CONTACT_FIELDS = ['address', 'phone', 'email', 'website'] as const;

/**
 * The municipality's own bodies, associations and schools are in the open; how to reach any other body is the office's own
 * knowledge. Moves what was typed into the public fields of such a body to its internal contact.
 */
export function keepContactInside({ kind, data }: { kind: unknown; data: Filter }): Filter {
  if (typeof kind !== 'string' || OWN_BODIES.includes(kind)) return data;
  const given = CONTACT_FIELDS.filter((field) => data[field] !== null && data[field] !== undefined && data[field] !== '');
  if (given.length === 0) return data;
  return {
    ...data,
    ...Object.fromEntries(given.map((field) => [field, null])),
    internalContact: {
      ...(data.internalContact as object | null),
      ...Object.fromEntries(given.map((field) => [field, data[field]])),
    },
  };
}
