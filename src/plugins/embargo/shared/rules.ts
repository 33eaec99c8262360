import type { Refusal } from '../../../office/refusal';
import type { OnDesk } from '../../editorial/api';

type Held = Pick<OnDesk, 'state' | 'live' | 'edition' | 'isAsApproved' | 'embargoUntil'>;
type Link = { expiresAt: Date; revokedAt: Date | null; edition: number };

/** What the holder of a link is answered; `open` is the text itself. */
export type Verdict = 'open' | 'unknown' | 'expired' | 'published' | 'gone' | 'not-now';

export const STATUS = {
  open: 200,
  unknown: 404,
  'not-now': 404,
  expired: 410,
  published: 410,
  gone: 410,
} as const satisfies Record<Verdict, number>;

/** What is only shown to those who hold a link: approved as it stands, and under an embargo. */
function isCleared({ state, isAsApproved }: Held): boolean {
  return (state === 'approved' || state === 'scheduled') && isAsApproved;
}

/**
 * What somebody is answered who comes with a link. A revoked one is like one that never was. Once the text is out, that is
 * told, also to those whose link has ended meanwhile.
 */
export function verdictOn({ link, held, now }: { link: Link | null; held: Held | null; now: Date }): Verdict {
  if (!link || link.revokedAt || !held) return 'unknown';
  if (held.edition > link.edition) return ['published', 'corrected', 'merged'].includes(held.live) ? 'published' : 'gone';
  if (link.expiresAt <= now) return 'expired';
  return isCleared(held) && held.embargoUntil ? 'open' : 'not-now';
}

/** Reasons against giving a link to this text; none means one may be given. */
export function refusalsToGive({ held, now }: { held: Held; now: Date }): Refusal[] {
  return [...(isCleared(held) ? [] : [notCleared()]), ...(held.embargoUntil && held.embargoUntil > now ? [] : [noEmbargo()])];
}

/** Reasons against the end that somebody chose for a link. */
export function refusalsToEnd({ expiresAt, now }: { expiresAt: Date; now: Date }): Refusal[] {
  if (expiresAt <= now) return [alreadyOver()];
  return expiresAt.getTime() - now.getTime() > LONGEST_DAYS * 86_400_000 ? [tooLong()] : [];
}

const LONGEST_DAYS = 365;

function notCleared(): Refusal {
  return {
    code: 'not-approved',
    says: {
      el: 'Σύνδεσμοι δίνονται για κείμενο που έχει εγκριθεί. Υποβάλετέ το και περιμένετε την έγκριση.',
      tr: 'Bağlantı yalnızca onaylanmış metin için verilir. Metni sunun ve onayını bekleyin.',
      en: 'Links are given for an approved text. Submit it and wait for the approval.',
    },
  };
}

function noEmbargo(): Refusal {
  return {
    code: 'no-embargo',
    field: 'embargoUntil',
    says: {
      el: 'Σύνδεσμοι δίνονται για κείμενο υπό εμπάργκο που λήγει στο μέλλον. Συμπληρώστε το πεδίο «Εμπάργκο έως».',
      tr: 'Bağlantı, ambargosu ileride biten metin için verilir. “Ambargo bitişi” alanını doldurun.',
      en: 'Links are given for a text whose embargo ends in the future. Fill in “Embargo until”.',
    },
  };
}

function alreadyOver(): Refusal {
  return {
    code: 'link-ends-in-the-past',
    field: 'expiresAt',
    says: {
      el: 'Η λήξη του συνδέσμου βρίσκεται στο παρελθόν. Διαλέξτε μεταγενέστερη ώρα.',
      tr: 'Bağlantının bitişi geçmişte kalıyor. Daha sonraki bir zaman seçin.',
      en: 'The link would end in the past. Choose a later time.',
    },
  };
}

function tooLong(): Refusal {
  return {
    code: 'link-lasts-too-long',
    field: 'expiresAt',
    says: {
      el: `Ένας σύνδεσμος ισχύει το πολύ ${LONGEST_DAYS} ημέρες. Διαλέξτε νωρίτερη λήξη.`,
      tr: `Bir bağlantı en çok ${LONGEST_DAYS} gün geçerlidir. Daha erken bir bitiş seçin.`,
      en: `A link lasts ${LONGEST_DAYS} days at most. Choose an earlier end.`,
    },
  };
}

export function alreadyRevoked(): Refusal {
  return {
    code: 'already-revoked',
    says: {
      el: 'Ο σύνδεσμος έχει ήδη ανακληθεί.',
      tr: 'Bağlantı zaten iptal edildi.',
      en: 'The link was revoked before.',
    },
  };
}
