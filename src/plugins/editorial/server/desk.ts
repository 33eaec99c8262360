import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { type Refusal, refuseIf } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { audit } from '../../audit/api';
import type { Publishable } from '../shared/names';
import { type Asked, reasonsAgainst, type Situation } from '../shared/reasons';
import { targetLeadsOn, targetNotPublic } from '../shared/refusals-at-doors';
import { row, type Verb, VERBS } from '../shared/table';
import { ACTS } from './acts';
import { letOut, markDraft } from './outgoing';
import { type Paper, papers } from './papers';
import type { Person } from './people';
import { holdSheets, settle, type Sheet, situationOf } from './sheets';
import { draftOf, type Version } from './texts';

type Document = { type: Publishable; documentId: string };
/** `seen`: when the texts were written that the caller has read, by language. */
type Words = Omit<Asked, 'seen'> & { isMajor?: boolean | undefined; seen?: Record<string, Date> | undefined };
export type Request = Document & { languages: string[]; verb: Verb; by: Person; asked: Words; now?: Date };
/** `marked` holds, by language, what the desk would have written of it since: lifecycle, its note, change notes. */
type Admission = Document & { languages: string[]; at: Date; marked?: Partial<Record<string, object>> };
/** Where a language version stands, and what speaks against each verb for the person who asks. */
export type Standing = { version: Version; paper: Omit<Paper, 'id'>; against: Record<Verb, Refusal[]> } & Pick<
  Situation,
  'isAsApproved' | 'writtenAt'
>;

export type Desk = ReturnType<typeof desk>;

/** Where texts are cleared. Every verb is one transaction: read, refuse, do, log. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Does a verb to one or several language versions of a document, all or none. */
  act: (request: Request) => act(strapi, request),
  /** Where a language version stands. Says nothing of what would still have to be typed. */
  look: (version: Version, by: Person, now = new Date()) => look(strapi, { version, by, now }),
  /** Takes in what was public before it came here: by an import, or in the demo. Nobody clears it again. */
  admit: (admission: Admission) => admit(strapi, admission),
  /** A scheduled text goes out, if it is still what was scheduled. Answers whether it went. */
  publishDue: (version: Version, at: Date, now = new Date()) => publishDue(strapi, { version, at, now }),
});

async function act(strapi: Core.Strapi, { now = new Date(), ...request }: Request): Promise<void> {
  const { verb, by, asked } = request;
  await strapi.db.transaction(async () => {
    if (asked.to) await refuseBadTarget(strapi, { ...request, to: asked.to });
    const sheets = await holdSheets(strapi, request);
    for (const sheet of sheets) refuseIf(strapi, await against(strapi, sheet, { ...request, now }));
    const changes = await ACTS[verb](sheets, { strapi, by, asked, now });
    await settle(strapi, sheets, changes, { verb, by, now, asked });
  });
}

type Question = { verb: Verb; by: Person; asked: Words; now: Date };

async function against(strapi: Core.Strapi, sheet: Sheet, { verb, by, asked, now }: Question): Promise<Refusal[]> {
  const caller = { id: by.id, may: (what: Verb) => by.may(what, sheet.version) };
  const situation = await situationOf(strapi, sheet);
  const said = { ...asked, seen: asked.seen?.[sheet.version.language] };
  return reasonsAgainst({ verb, situation, caller, asked: said, now, timeZone: readSettings().OFFICE_TIMEZONE });
}

type Looking = { version: Version; by: Person; now: Date };

async function look(strapi: Core.Strapi, { version, by, now }: Looking): Promise<Standing> {
  const draft = await draftOf(strapi, version);
  if (!draft) throw new errors.NotFoundError();
  const paper = await papers(strapi).of(version);
  const situation = await situationOf(strapi, { version, paper, draft });
  const caller = { id: by.id, may: (verb: Verb) => by.may(verb, version) };
  const timeZone = readSettings().OFFICE_TIMEZONE;
  const reasons = VERBS.map((verb) => [verb, reasonsAgainst({ verb, situation, caller, now, timeZone })] as const);
  const { isAsApproved, writtenAt } = situation;
  return { version, paper, isAsApproved, writtenAt, against: Object.fromEntries(reasons) as Record<Verb, Refusal[]> };
}

async function admit(strapi: Core.Strapi, { type, documentId, languages, at, marked = {} }: Admission): Promise<void> {
  const by = audit(strapi).actor();
  await strapi.db.transaction(async () => {
    for (const language of languages)
      if (marked[language]) await markDraft(strapi, { type, documentId, language }, marked[language]);
    const sheets = await holdSheets(strapi, { type, documentId, languages });
    const changes = await letOut(strapi, sheets, { verb: 'admit', by: by.name, now: at, note: null, isMajor: false });
    for (const [i, { paper }] of sheets.entries()) await papers(strapi).change(paper, changes[i] ?? {});
    const title = sheets[0]?.draft.text.title ?? '';
    const subject = { type, documentId, locale: null, title };
    await audit(strapi).record({ act: 'editorial.admit', by, subject, after: { languages } });
  });
}

type Due = { version: Version; at: Date; now: Date };

async function publishDue(strapi: Core.Strapi, { version, at, now }: Due): Promise<boolean> {
  return strapi.db.transaction(async () => {
    const [sheet] = await holdSheets(strapi, { ...version, languages: [version.language] });
    if (!sheet || sheet.paper.state !== 'scheduled' || sheet.paper.dueAt?.getTime() !== at.getTime()) return false;
    const { paper } = sheet;
    const by: Person = { id: paper.dueBy, actor: { kind: 'system', id: null, name: 'Deltio' }, may: () => true };
    const verb = row('correct').live?.includes(paper.live) ? 'correct' : 'publish';
    const asked = { note: paper.dueNote ?? undefined, isMajor: paper.dueMajor ?? true };
    const approved = { ...sheet, paper: { ...paper, state: 'approved' as const } };
    const refusals = await against(strapi, approved, { verb, by, asked, now });
    if (refusals.length > 0) {
      const reason = refusals.map(({ says }) => says.en).join(' ');
      const changes = { state: 'returned', approvedHash: null, dueAt: null } as const;
      await settle(strapi, [sheet], [changes], { verb: 'return', by, now, asked: { reason } });
      return false;
    }
    const changes = await ACTS[verb]([sheet], { strapi, by, asked, now });
    await settle(strapi, [sheet], changes, { verb, by, now, asked });
    return true;
  });
}

/** Readers must arrive: at what is public, and not in a circle. Both are held, so that nobody leads the target back meanwhile. */
async function refuseBadTarget(strapi: Core.Strapi, { type, documentId, to, languages }: Leading): Promise<void> {
  const held: Paper[] = [];
  for (const one of [documentId, to].sort()) held.push(...(await papers(strapi).holdDocument({ type, documentId: one })));
  const where = { documentId: to, locale: { $in: languages }, publishedAt: { $notNull: true } };
  const found = to === documentId ? 0 : await strapi.db.query(type).count({ where });
  refuseIf(strapi, found === languages.length ? [] : [targetNotPublic()]);
  const leadsOn = held.some((p) => p.document === to && p.live === 'merged' && languages.includes(p.language));
  refuseIf(strapi, leadsOn ? [targetLeadsOn()] : []);
}

type Leading = Document & { to: string; languages: string[] };
