import type { Language, Sentence } from '../../../../office/refusal';
import { component, document, line, property, text, utc, uuidOf } from '../../../feeds/api';
import type { CallKind } from '../../shared/calls';

export const CALL_WORDS: Record<CallKind | 'calls' | 'deadline' | 'off' | 'document', Sentence> = {
  calls: { el: 'Διακηρύξεις και προσκλήσεις', tr: 'İhaleler ve çağrılar', en: 'Tenders and calls' },
  deadline: { el: 'Λήξη προθεσμίας', tr: 'Son başvuru', en: 'Deadline' },
  off: { el: 'Ανακλήθηκε', tr: 'Geri alındı', en: 'Revoked' },
  document: { el: 'Έγγραφο', tr: 'Belge', en: 'Document' },
  tender: { el: 'Διακήρυξη', tr: 'İhale', en: 'Tender' },
  job: { el: 'Προκήρυξη θέσεων', tr: 'İş ilanı', en: 'Job notice' },
  prize: { el: 'Διαγωνισμός, βραβείο', tr: 'Yarışma, ödül', en: 'Competition, prize' },
  grant: { el: 'Επιχορήγηση', tr: 'Destek', en: 'Grant' },
  other: { el: 'Πρόσκληση', tr: 'Çağrı', en: 'Call' },
};

export type Due = {
  ada: string;
  kind: CallKind;
  subject: string | null;
  deadlineAt: Date;
  changedAt: Date;
  revision: number;
  isOff: boolean;
  url: string;
  documentUrl: string | null;
};
type Calendar = { uid: string; name: string; source: string; language: Language; timeZone: string; calls: Due[] };

const AGAIN = 'PT1H';

/** Deadlines as a calendar (RFC 5545, 7986): instants in UTC, so that no clock change moves them. */
export function callCalendar({ uid, name, source, language, timeZone, calls }: Calendar): string {
  const head = [
    property('VERSION', '2.0'),
    property('PRODID', '-//Deltio//Calls//EL'),
    property('CALSCALE', 'GREGORIAN'),
    property('UID', uid),
    text('NAME', name, { LANGUAGE: language }),
    text('X-WR-CALNAME', name),
    property('X-WR-TIMEZONE', timeZone),
    property('REFRESH-INTERVAL', AGAIN, { VALUE: 'DURATION' }),
    property('X-PUBLISHED-TTL', AGAIN),
    property('SOURCE', source, { VALUE: 'URI' }),
  ];
  return document(component('VCALENDAR', [...head, ...calls.flatMap((call) => vevent(call, language))]));
}

function vevent({ ada, kind, subject, deadlineAt, changedAt, revision, isOff, url, documentUrl }: Due, language: Language) {
  const say = (word: keyof typeof CALL_WORDS) => CALL_WORDS[word][language];
  const title = line(`${isOff ? `${say('off')}: ` : ''}${say('deadline')}: ${subject ?? ada}`);
  const told = [`${say(kind)}, ΑΔΑ ${ada}`, subject, documentUrl && `${say('document')}: ${encodeURI(decodeURI(documentUrl))}`];
  return component('VEVENT', [
    property('UID', uuidOf('call', ada)),
    property('DTSTAMP', utc(changedAt)),
    property('LAST-MODIFIED', utc(changedAt)),
    property('SEQUENCE', String(revision)),
    property('STATUS', isOff ? 'CANCELLED' : 'CONFIRMED'),
    property('DTSTART', utc(deadlineAt)),
    text('SUMMARY', title, { LANGUAGE: 'el' }),
    text('DESCRIPTION', told.filter(Boolean).join('\n\n')),
    property('URL', url),
    text('CATEGORIES', say(kind), { LANGUAGE: language }),
    property('TRANSP', 'TRANSPARENT'),
  ]);
}
