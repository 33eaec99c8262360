import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { type Refusal, refuseIf } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { audit } from '../../audit/api';
import { missingFrom } from '../shared/completeness';
import type { Publishable } from '../shared/names';
import { type Asked, reasonsAgainst, type Situation } from '../shared/reasons';
import { row, type Verb, VERBS } from '../shared/table';
import { ACTS } from './acts';
import { letOut, markDraft, type Sheet } from './outgoing';
import { type Changes, lastMove, type Paper, papers } from './papers';
import type { Person } from './people';
import { draftOf, shapeOf, unpublishedIn, type Version } from './texts';

type Document = { type: Publishable; documentId: string };
export type Request = Document & {
  languages: string[];
  verb: Verb;
  by: Person;
  asked: Asked & { isMajor?: boolean | undefined };
  now?: Date;
};
/** `marked` holds, by language, what the desk would have written of it since: lifecycle, its note, change notes. */
type Admission = Document & { languages: string[]; at: Date; marked?: Partial<Record<string, object>> };
/** Where a language version stands, and what speaks against each verb for the person who asks. */
export type Standing = { version: Version; paper: Omit<Paper, 'id'>; against: Record<Verb, Refusal[]>; isAsApproved: boolean };

export type Desk = ReturnType<typeof desk>;

/** Where texts are cleared. Every verb is one transaction: read, refuse, do, log. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => {
  const timeZone = () => readSettings().OFFICE_TIMEZONE;

  async function sheetOf(version: Version): Promise<Sheet> {
    const paper = await papers(strapi).hold(version);
    const draft = await draftOf(strapi, version);
    if (!draft) throw new errors.NotFoundError();
    return { version, paper, draft };
  }

  async function situationOf({ version, paper, draft }: Omit<Sheet, 'paper'> & { paper: Omit<Paper, 'id'> }): Promise<Situation> {
    const unpublished = await unpublishedIn(strapi, version, draft.row);
    return {
      state: paper.state,
      live: paper.live,
      last: lastMove(paper),
      submittedBy: paper.submittedBy,
      changedBy: paper.changedBy ?? [],
      forcedBy: paper.forcedBy,
      isCountersigned: paper.countersignedBy !== null,
      isAsApproved: paper.approvedHash === draft.hash,
      embargoUntil: draft.embargoUntil,
      missing: missingFrom({ text: draft.text, shape: shapeOf(strapi, version.type), unpublished }),
    };
  }

  async function against(sheet: Sheet, { verb, by, asked, now = new Date() }: Request): Promise<Refusal[]> {
    const caller = { id: by.id, may: (what: Verb) => by.may(what, sheet.version) };
    return reasonsAgainst({ verb, situation: await situationOf(sheet), caller, asked, now, timeZone: timeZone() });
  }

  async function settle(sheet: Sheet, changes: Changes, { verb, by, now, asked }: Settling): Promise<void> {
    const { paper, version, draft } = sheet;
    await papers(strapi).change(paper, { ...changes, lastVerb: verb, lastBy: by.actor.name, lastAt: now });
    await audit(strapi).record({
      act: `editorial.${verb}`,
      by: by.actor,
      subject: { type: version.type, documentId: version.documentId, locale: version.language, title: draft.text.title },
      before: { state: paper.state, live: paper.live },
      after: { state: changes.state ?? paper.state, live: changes.live ?? paper.live, ...(asked.at && { at: asked.at }) },
      note: asked.reason ?? asked.note ?? null,
    });
  }

  return {
    /** Does a verb to one or several language versions of a document, all or none. */
    async act(request: Request): Promise<void> {
      const { type, documentId, verb, by, asked, now = new Date() } = request;
      if (asked.to) await refuseUnknownTarget(strapi, { type, documentId, to: asked.to, languages: request.languages });
      await strapi.db.transaction(async () => {
        const sheets: Sheet[] = [];
        for (const language of [...request.languages].sort()) sheets.push(await sheetOf({ type, documentId, language }));
        for (const sheet of sheets) refuseIf(strapi, await against(sheet, { ...request, now }));
        const changes = await ACTS[verb](sheets, { strapi, by, asked, now });
        for (const [i, sheet] of sheets.entries()) await settle(sheet, changes[i] ?? {}, { verb, by, now, asked });
      });
    },

    /** Where a language version stands. Says nothing of what would still have to be typed. */
    async look(version: Version, by: Person, now = new Date()): Promise<Standing> {
      const draft = await draftOf(strapi, version);
      if (!draft) throw new errors.NotFoundError();
      const paper = await papers(strapi).of(version);
      const situation = await situationOf({ version, paper, draft });
      const caller = { id: by.id, may: (verb: Verb) => by.may(verb, version) };
      const reasons = VERBS.map(
        (verb) => [verb, reasonsAgainst({ verb, situation, caller, now, timeZone: timeZone() })] as const,
      );
      return {
        version,
        paper,
        isAsApproved: situation.isAsApproved,
        against: Object.fromEntries(reasons) as Record<Verb, Refusal[]>,
      };
    },

    /** Takes in what was public before it came here: by an import, or in the demo. Nobody clears it again. */
    async admit({ type, documentId, languages, at, marked = {} }: Admission): Promise<void> {
      const by = { id: null, actor: audit(strapi).actor(), may: () => false };
      await strapi.db.transaction(async () => {
        const sheets: Sheet[] = [];
        for (const language of [...languages].sort()) {
          const version = { type, documentId, language };
          if (marked[language]) await markDraft(strapi, version, marked[language]);
          sheets.push(await sheetOf(version));
        }
        const changes = await letOut(strapi, sheets, { verb: 'admit', by: by.actor.name, now: at, note: null, isMajor: false });
        for (const [i, { paper }] of sheets.entries()) await papers(strapi).change(paper, changes[i] ?? {});
        const [first] = sheets;
        if (first)
          await audit(strapi).record({
            act: 'editorial.admit',
            by: by.actor,
            subject: { type, documentId, locale: null, title: first.draft.text.title },
            after: { languages },
          });
      });
    },

    /** A scheduled text goes out, if it is still what was scheduled. Answers whether it went. */
    async publishDue(version: Version, at: Date, now = new Date()): Promise<boolean> {
      return strapi.db.transaction(async () => {
        const sheet = await sheetOf(version);
        const { paper } = sheet;
        if (paper.state !== 'scheduled' || paper.dueAt?.getTime() !== at.getTime()) return false;
        const by: Person = { id: paper.dueBy, actor: { kind: 'system', id: null, name: 'Deltio' }, may: () => true };
        const verb = row('correct').live?.includes(paper.live) ? 'correct' : 'publish';
        const asked = { note: paper.dueNote ?? undefined, isMajor: paper.dueMajor ?? true };
        const situation = { ...(await situationOf(sheet)), state: 'approved' as const };
        const caller = { id: by.id, may: () => true };
        const refusals = reasonsAgainst({ verb, situation, caller, asked, now, timeZone: timeZone() });
        if (refusals.length > 0) {
          const note = refusals.map(({ says }) => says.en).join(' ');
          await settle(
            sheet,
            { state: 'returned', approvedHash: null, dueAt: null },
            { verb: 'return', by, now, asked: { reason: note } },
          );
          return false;
        }
        const [changes = {}] = await ACTS[verb]([sheet], { strapi, by, asked, now });
        await settle(sheet, changes, { verb, by, now, asked });
        return true;
      });
    },
  };
};

type Settling = { verb: Verb; by: Person; now: Date; asked: Asked };
type Leading = Document & { to: string; languages: string[] };

async function refuseUnknownTarget(strapi: Core.Strapi, { type, documentId, to, languages }: Leading): Promise<void> {
  const where = { documentId: to, locale: { $in: languages }, publishedAt: { $notNull: true } };
  const found = to === documentId ? 0 : await strapi.db.query(type).count({ where });
  if (found === languages.length) return;
  refuseIf(strapi, [
    {
      code: 'target-not-public',
      field: 'to',
      says: {
        el: 'Η εγγραφή στην οποία παραπέμπετε δεν είναι δημόσια σε αυτή τη γλώσσα.',
        tr: 'Yönlendirdiğiniz kayıt bu dilde yayımda değil.',
        en: 'The entry you lead to is not public in this language.',
      },
    },
  ]);
}
