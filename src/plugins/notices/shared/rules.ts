import { DateTime } from 'luxon';

import type { Done } from '../../editorial/api';

export const KINDS = [
  'to-approve',
  'to-countersign',
  'returned',
  'approved',
  'published',
  'failed-when-due',
  'remark',
  'act-corrected',
  'act-revocation-asked',
  'act-revoked',
  'act-missing',
] as const;
export type Kind = (typeof KINDS)[number];
/** To whom: those who may clear the text, without those who had a hand in it; or certain people. */
export type Address = { kind: Kind; to: { right: 'clear'; except: number[] } | { people: number[] } };

export type Act = {
  verb: Done['verb'];
  by: { id: number | null; isSystem: boolean };
  submittedBy: number | null;
  /** Those who changed the text since it was submitted. */
  changedBy: number[];
  dueBy: number | null;
  /** Those who wrote or submitted what goes out without clearance. */
  forcedAuthors: number[];
};

/** Who must act, or waits to hear, after an act of the desk. Nobody is written to about what they did themselves. */
export function addressesOf({ verb, by, submittedBy, changedBy, dueBy, forcedAuthors }: Act): Address[] {
  const authors = [...new Set([by.id, submittedBy, ...changedBy, ...forcedAuthors])].filter((id) => id !== null);
  const people = (...ids: (number | null)[]) => ({
    people: [...new Set(ids)].filter((id): id is number => id !== null && (by.isSystem || id !== by.id)),
  });
  switch (verb) {
    case 'submit':
      return [{ kind: 'to-approve', to: { right: 'clear', except: by.id === null ? [] : [by.id] } }];
    case 'return':
      return by.isSystem
        ? [{ kind: 'failed-when-due', to: people(submittedBy, dueBy) }]
        : [{ kind: 'returned', to: people(submittedBy) }];
    case 'approve':
      return [{ kind: 'approved', to: people(submittedBy) }];
    case 'publish':
    case 'correct':
      return [{ kind: 'published', to: people(submittedBy) }];
    case 'force-publish':
      return [
        { kind: 'published', to: people(submittedBy) },
        { kind: 'to-countersign', to: { right: 'clear', except: authors } },
      ];
    default:
      return [];
  }
}

const HOUR = 8;

/** When the day's notices go out next, on the office's wall clock. */
export function nextDigest({ now, timeZone }: { now: Date; timeZone: string }): Date {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 });
  return (today.toJSDate() > now ? today : today.plus({ days: 1 })).toJSDate();
}
