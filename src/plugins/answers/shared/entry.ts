import type { Refusal } from '../../../office/refusal';
import { refusalsToRelation } from './relations';
import { type Field, fits, misfit } from './values';

export type Model = { uid: string; attributes: Record<string, Field> };
export type Models = (uid: string) => Model | undefined;

/**
 * Reasons why values cannot stand in the fields they were sent for, in the entry and in its components. Strapi's own
 * validation lets these pass: it drops them without a word, or the database stops at them.
 */
export function refusalsToValues({ data, model, models }: { data: unknown; model: Model; models: Models }, path = ''): Refusal[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    const place = path ? `${path}.${name}` : name;
    if (name in Object.prototype) return [unknownField(place)];
    const field = Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
    if (!field) return [];
    if (field.type === 'component') return refusalsToComponents({ value, field, models }, place);
    if (field.type === 'relation' || field.type === 'media') return refusalsToRelation(value, place);
    if (!fits(field, value)) return [misfit(place, field)];
    return typeof value === 'string' ? refusalsToText(value, field, place) : [];
  });
}

function refusalsToComponents(
  { value, field, models }: { value: unknown; field: Field; models: Models },
  place: string,
): Refusal[] {
  const model = field.component ? models(field.component) : undefined;
  if (!model) return [];
  if (!field.repeatable) return refusalsToValues({ data: value, model, models }, place);
  return Array.isArray(value) ? value.flatMap((data, n) => refusalsToValues({ data, model, models }, `${place}[${n}]`)) : [];
}

function refusalsToText(text: string, field: Field, place: string): Refusal[] {
  if (text.includes('\0')) return [unstorable(place)];
  return field.required && text !== '' && text.trim() === '' ? [blank(place)] : [];
}

/** Where in the data a value stands, written as in a program; empty where it does not. */
export function placeOf(value: unknown, data: unknown, path = ''): string {
  if (typeof data !== 'object' || data === null) return data === value ? path : '';
  for (const [name, inner] of Object.entries(data)) {
    const step = Array.isArray(data) ? `[${name}]` : `${path ? '.' : ''}${name}`;
    const found = placeOf(value, inner, path + step);
    if (found) return found;
  }
  return '';
}

export function unknownField(name: string): Refusal {
  return {
    code: 'unknown-field',
    field: name,
    says: {
      el: `Δεν υπάρχει πεδίο «${name}». Διορθώστε το όνομα ή αφαιρέστε το.`,
      tr: `“${name}” adında bir alan yok. Adı düzeltin ya da çıkarın.`,
      en: `There is no field “${name}”. Correct the name or leave it out.`,
    },
  };
}

export function unstorable(name: string): Refusal {
  return {
    code: 'unstorable',
    field: name,
    says: {
      el: `Το «${name}» περιέχει τον χαρακτήρα U+0000, που δεν αποθηκεύεται. Αφαιρέστε τον.`,
      tr: `“${name}” saklanamayan U+0000 karakterini içeriyor. O karakteri çıkarın.`,
      en: `“${name}” holds the character U+0000, which cannot be stored. Take it out.`,
    },
  };
}

function blank(name: string): Refusal {
  return {
    code: 'blank',
    field: name,
    says: {
      el: `Το πεδίο «${name}» έχει μόνο κενά. Γράψτε κείμενο.`,
      tr: `“${name}” alanında yalnızca boşluk var. Metin yazın.`,
      en: `The field “${name}” holds only blanks. Write a text.`,
    },
  };
}
