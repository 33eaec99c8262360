import type { Refusal } from '../../../office/refusal';
import { canonical } from './changes';
import type { Act } from './act';
import type { Ada } from './ada';
import { daysBetween, type Day } from './moments';

/** Days after its posting in which the office wants a regulatory act printed; each act's own day can be set. */
export const TERM = 15;

/** An act that must be printed in the press, with the proof that it was. */
export type PressItem = {
  ada: Ada;
  state: 'open' | 'done' | 'not-needed';
  subject: string | null;
  protocolNumber: string | null;
  issueDate: Day | null;
  /** Not shown to readers; only those who may see such acts find it here. */
  isHidden: boolean;
  isRevoked: boolean;
  url: string;
  documentUrl: string | null;
  postedAt: string;
  dueOn: Day;
  isOverdue: boolean;
  newspaper: string | null;
  publishedOn: Day | null;
  file: { id: number; name: string; url: string } | null;
  note: string | null;
  doneBy: string | null;
  doneAt: string | null;
};

/** Regulatory acts: by their type, or where the catch-all type has the field of regulatory acts filled in. */
export function isForPress({ typeUid, extras }: Pick<Act, 'typeUid' | 'extras'>): boolean {
  if (typeUid === 'Α.2') return true;
  return typeUid === '2.4.7.1' && canonical(extras.kanonistikipraxitype) !== 'null';
}

export type Printed = { newspaper: string; publishedOn: Day; fileId: number | null };

/** Reasons against marking an act as printed. */
export function refusalsToMark(
  { newspaper, publishedOn, fileId }: Printed,
  about: { issueDate: Day | null; today: Day },
): Refusal[] {
  const isBefore = about.issueDate !== null && daysBetween(about.issueDate, publishedOn) < 0;
  return [
    ...(newspaper === '' ? [noNewspaper()] : []),
    ...(isBefore ? [beforeTheAct()] : []),
    ...(daysBetween(about.today, publishedOn) > 0 ? [notYet()] : []),
    ...(fileId === null ? [noProof()] : []),
  ];
}

const noNewspaper = (): Refusal => ({
  code: 'no-newspaper',
  field: 'newspaper',
  says: { el: 'Γράψτε σε ποια εφημερίδα.', tr: 'Hangi gazetede olduğunu yazın.', en: 'Say in which newspaper.' },
});

const beforeTheAct = (): Refusal => ({
  code: 'before-the-act',
  field: 'publishedOn',
  says: {
    el: 'Η ημέρα είναι πριν από την ημερομηνία της πράξης.',
    tr: 'Gün, kararın tarihinden önce.',
    en: 'The day is before the date of the act.',
  },
});

const notYet = (): Refusal => ({
  code: 'not-yet',
  field: 'publishedOn',
  says: {
    el: 'Η ημέρα δεν ήρθε ακόμη· σημειώστε το όταν δημοσιευτεί.',
    tr: 'Gün henüz gelmedi; yayımlanınca işaretleyin.',
    en: 'The day has not come yet; mark it once it is printed.',
  },
});

const noProof = (): Refusal => ({
  code: 'no-proof',
  field: 'fileId',
  says: {
    el: 'Επισυνάψτε το αποδεικτικό: το φύλλο ή το απόκομμα.',
    tr: 'Kanıtı ekleyin: sayfa ya da kupür.',
    en: 'Attach the proof: the page or the clipping.',
  },
});

export const noReason = (): Refusal => ({
  code: 'no-reason',
  field: 'note',
  says: {
    el: 'Γράψτε γιατί δεν χρειάζεται δημοσίευση.',
    tr: 'Neden yayımlanması gerekmediğini yazın.',
    en: 'Say why it need not be printed.',
  },
});
