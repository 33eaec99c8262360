/** The languages the office's own words are written in. */
export const LANGUAGES = ['el', 'tr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Texts = Record<string, string>;

/** What a content type or component is called, and its fields, the values they offer, and hints for those often got wrong. */
export type TypeWords = {
  name: string;
  plural?: string;
  fields: Texts;
  values?: Record<string, Texts>;
  hints?: Texts;
};

/** One language of the office's words; `common` names the fields that Strapi gives to every type. */
export type Words = { common: Texts; sections: Texts; types: Record<string, TypeWords> };

/** What people call a field, unless it has no name. */
export function fieldLabel({ types, common }: Words, type: string, field: string): string | undefined {
  const named = [types[type]?.fields, isComponent(type) ? undefined : common];
  return named.find((texts) => texts && Object.hasOwn(texts, field))?.[field];
}

/** Under these ids Strapi 5.54 itself looks up the label of a field. */
export function labelId(type: string, field: string): string {
  return `content-manager.${isComponent(type) ? 'components' : 'content-types'}.${type}.${field}`;
}

export function hintId(type: string, field: string): string {
  return `panel.hints.${type}.${field}`;
}

/** A choice is known by its field's name and the whole set of its values, since a form's input knows no more than these. */
export function valueId(field: string, values: readonly string[], value: string): string {
  return `panel.values.${field}.${[...values].sort().join('+')}.${value}`;
}

/** The words of one language under the ids by which the panel looks them up. Strapi knows a type by its display name. */
export function messages(words: Words, displayNames: (type: string) => string): Texts {
  const texts: Texts = {
    'content-manager.components.LeftMenu.collection-types': words.sections.press ?? '',
    'content-manager.components.LeftMenu.single-types': words.sections.registers ?? '',
  };
  for (const [type, { name, plural, fields, values = {}, hints = {} }] of Object.entries(words.types)) {
    texts[isComponent(type) ? type : displayNames(type)] = plural ?? name;
    const given = isComponent(type) ? fields : { ...words.common, ...fields };
    for (const [field, label] of Object.entries(given)) texts[labelId(type, field)] = label;
    for (const [field, hint] of Object.entries(hints)) texts[hintId(type, field)] = hint;
    for (const [field, labels] of Object.entries(values)) {
      for (const [value, label] of Object.entries(labels)) texts[valueId(field, Object.keys(labels), value)] = label;
    }
  }
  return texts;
}

export function isComponent(type: string): boolean {
  return !type.includes('::');
}
