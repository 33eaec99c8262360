import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { type Acted, type Done, holdersOf, type Remarked } from '../../editorial/api';
import { jobs } from '../../jobs/api';
import { DIGEST, NOTICE, POST, type Timing } from '../shared/names';
import { type Address, addressesOf, type Kind, nextDigest } from '../shared/rules';
import { timingsOf } from './people';
import type { Notice } from './post';

/**
 * Orders the letters that an act calls for, in the transaction of the act: what did not happen is told to nobody. Whoever is
 * told the same of several language versions gets one letter.
 */
export async function noteDone(strapi: Core.Strapi, done: Done): Promise<void> {
  const { type, documentId: document, by, now } = done;
  for (const [kind, told] of await audiences(strapi, done))
    for (const [person, timing] of await timingsOf(strapi, [...told.keys()])) {
      const [first, ...others] = (told.get(person) ?? []).map(({ language, title }) => ({
        language,
        title: title.slice(0, 255),
      }));
      if (first) await order(strapi, { person, kind, type, document, ...first, others, by: by.actor.name }, { timing, now });
    }
}

type Audience = Map<number, Acted[]>;

/** Who is told what, of which versions. */
async function audiences(strapi: Core.Strapi, done: Done): Promise<Map<Kind, Audience>> {
  const { verb, by, versions } = done;
  const isSystem = by.actor.kind !== 'person';
  const found = new Map<Kind, Audience>();
  for (const version of versions) {
    const { submittedBy, changedBy, dueBy } = version.paper;
    const who = { submittedBy, changedBy: changedBy ?? [], dueBy, forcedAuthors: version.forcedAuthors };
    for (const { kind, to } of addressesOf({ verb, by: { id: by.id, isSystem }, ...who })) {
      const told: Audience = found.get(kind) ?? new Map();
      for (const person of await peopleAt(strapi, to, { ...done, language: version.language }))
        told.set(person, [...(told.get(person) ?? []), version]);
      found.set(kind, told);
    }
  }
  return found;
}

/** Whoever a remark is for is told that there is one, and not what it says. */
export async function noteRemark(strapi: Core.Strapi, { by, addressee, version, title, now }: Remarked): Promise<void> {
  if (addressee === null || addressee === by.id) return;
  const { type, documentId: document, language } = version;
  const notice = { kind: 'remark' as const, type, document, language, title: title.slice(0, 255), by: by.actor.name };
  for (const [person, timing] of await timingsOf(strapi, [addressee]))
    await order(strapi, { person, ...notice }, { timing, now });
}

type Place = Pick<Done, 'type'> & { language: string };

async function peopleAt(strapi: Core.Strapi, to: Address['to'], { type, language }: Place): Promise<number[]> {
  if ('people' in to) return to.people;
  const holders = await holdersOf(strapi, { actions: [`plugin::editorial.${to.right}`], type, language });
  return holders.map(({ id }) => id).filter((id) => !to.except.includes(id));
}

type When = { timing: Timing; now: Date };

export async function order(strapi: Core.Strapi, notice: Notice, { timing, now }: When): Promise<void> {
  if (timing === 'never') return;
  if (timing === 'at-once') return jobs(strapi).enqueue({ task: POST, payload: notice });
  const { person } = notice;
  await strapi.db.query(NOTICE).create({ data: notice });
  const at = nextDigest({ now, timeZone: readSettings().OFFICE_TIMEZONE });
  await jobs(strapi).enqueue({ task: DIGEST, payload: { person }, at, key: `${DIGEST}:${person}` });
}
