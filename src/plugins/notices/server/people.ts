import type { Core } from '@strapi/strapi';

import { LANGUAGES, type Language } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { PREFERENCE, type Timing } from '../shared/names';

const PERSON = 'admin::user';

export type Addressee = { id: number; email: string; language: Language };

/** Where and in which language to write to somebody; nothing for those who are gone or blocked. */
export async function addresseeOf(strapi: Core.Strapi, id: number): Promise<Addressee | null> {
  const found = (await strapi.db.query(PERSON).findOne({ where: { id, isActive: true } })) as {
    email: string | null;
    blocked: boolean | null;
    preferedLanguage: string | null;
  } | null;
  if (!found?.email || found.blocked) return null;
  const language = [found.preferedLanguage, readSettings().OFFICE_LOCALES[0]].find(isSpoken) ?? 'en';
  return { id, email: found.email, language };
}

function isSpoken(code: string | null | undefined): code is Language {
  return (LANGUAGES as readonly string[]).includes(code ?? '');
}

/** When each of these people wants to be written to; at once, unless they chose otherwise. */
export async function timingsOf(strapi: Core.Strapi, people: number[]): Promise<Map<number, Timing>> {
  const chosen: { person: number; timing: Timing }[] = await strapi.db
    .query(PREFERENCE)
    .findMany({ where: { person: { $in: people } } });
  return new Map(people.map((id) => [id, chosen.find(({ person }) => person === id)?.timing ?? 'at-once']));
}

export async function choose(strapi: Core.Strapi, person: number, timing: Timing): Promise<void> {
  await strapi.db.transaction(async () => {
    const present = await strapi.db.query(PREFERENCE).findOne({ where: { person } });
    if (present) await strapi.db.query(PREFERENCE).update({ where: { person }, data: { timing } });
    else await strapi.db.query(PREFERENCE).create({ data: { person, timing } });
  });
}
