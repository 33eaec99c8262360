export const PLUGIN = 'editorial';
export const PAPER = 'plugin::editorial.paper';
export const EDITION = 'plugin::editorial.edition';
export const REMARK = 'plugin::editorial.remark';
export const DUE = 'editorial.due';

/** The kinds of entries that nothing may publish but the desk. A further kind is one more line. */
export const PUBLISHABLE = {
  'api::press-release.press-release': { table: 'press_releases', isNumbered: true },
  'api::event.event': { table: 'events', isNumbered: false },
  'api::consultation.consultation': { table: 'consultations', isNumbered: false },
} as const satisfies Record<string, { table: string; isNumbered: boolean }>;

/** Entries that stand beside texts by a field of their own, so that readers see a change of it with the text's next edition. */
export const BESIDE: readonly string[] = ['api::sponsor.sponsor'];

export type Publishable = keyof typeof PUBLISHABLE;

export function isPublishable(type: string): type is Publishable {
  return Object.hasOwn(PUBLISHABLE, type);
}

/** Fields that only the desk's verbs write; no form and no request does. */
export const KEPT_BY_THE_DESK = [
  'number',
  'lifecycle',
  'lifecycleNote',
  'changeNotes',
  'replacedBy',
  'replacedByUrl',
  'publicUpdatedAt',
] as const;

/** Texts that belong to another entry and go out with it. */
export const BELONGS_TO: Record<string, { field: string; owner: Publishable }> = {
  'api::consultation-article.consultation-article': { field: 'consultation', owner: 'api::consultation.consultation' },
};
