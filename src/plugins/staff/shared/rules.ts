import type { Refusal } from '../../../office/refusal';
import { ROLES } from './roles';

/** Reasons against beginning a new entry: whoever only translates the type needs a source to translate. */
export function refusalsToBegin({ type, roles }: { type: string; roles: string[] }): Refusal[] {
  const grants = ROLES.filter(({ code }) => roles.includes(code)).flatMap((role) => role.grants);
  const creating = grants.filter(({ types, may }) => types.includes(type) && may.includes('create'));
  const isOurs = roles.every((code) => ROLES.some((role) => role.code === code));
  if (!isOurs || creating.length === 0 || creating.some(({ only }) => only !== 'translations')) return [];
  return [
    {
      code: 'translation-without-source',
      says: {
        el: 'Η μετάφραση χρειάζεται το πρωτότυπό της. Ανοίξτε την καταχώριση στη γλώσσα του πρωτοτύπου και διαλέξτε τη δική σας γλώσσα.',
        tr: 'Çeviri için önce özgün metin gerekir. Kaydı özgün dilinde açıp kendi dilinizi seçin.',
        en: 'A translation needs its source. Open the entry in the source language and choose yours.',
      },
    },
  ];
}
