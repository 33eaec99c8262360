import { DateTime } from 'luxon';

import type { Refusal } from '../../../office/refusal';

type Read = { at: Date } | { refusal: Refusal };

/**
 * An instant as somebody wrote it: with an offset or Z it is one already, without it is the office's wall clock.
 * In the two nights of the clock change the hour that does not exist is refused, and of the hour that comes twice
 * the writer is asked which.
 */
export function instantOf({ at, timeZone }: { at: string; timeZone: string }): Read {
  const isLocal = !/(Z|[+-]\d{2}:?\d{2})$/i.test(at);
  const read = DateTime.fromISO(at, isLocal ? { zone: timeZone } : { setZone: true });
  if (!read.isValid || !/T\d/.test(at)) return { refusal: unreadable(at) };
  if (!isLocal) return { at: read.toJSDate() };
  if (read.toFormat("yyyy-MM-dd'T'HH:mm") !== at.slice(0, 16)) return { refusal: noSuchHour(at, read) };
  const possible = read.getPossibleOffsets();
  return possible.length > 1 ? { refusal: whichHour(at, possible) } : { at: read.toJSDate() };
}

function unreadable(at: string): Refusal {
  const shown = at.slice(0, 40);
  return {
    code: 'instant-unreadable',
    field: 'at',
    says: {
      el: `Η ώρα «${shown}» δεν διαβάζεται. Γράψτε την όπως 2026-12-01T10:00.`,
      tr: `“${shown}” zamanı okunamıyor. 2026-12-01T10:00 gibi yazın.`,
      en: `The time “${shown}” cannot be read. Write it like 2026-12-01T10:00.`,
    },
  };
}

function noSuchHour(at: string, next: DateTime): Refusal {
  const hour = at.slice(11, 16);
  const later = next.toFormat('HH:mm');
  return {
    code: 'hour-does-not-exist',
    field: 'at',
    says: {
      el: `Εκείνη τη νύχτα το ρολόι πάει μπροστά και η ώρα ${hour} δεν υπάρχει. Διαλέξτε π.χ. ${later}.`,
      tr: `O gece saat ileri alınır ve ${hour} yoktur. Örneğin ${later} seçin.`,
      en: `The clock goes forward that night and ${hour} does not exist. Choose ${later}, for example.`,
    },
  };
}

function whichHour(at: string, possible: DateTime[]): Refusal {
  const hour = at.slice(11, 16);
  const [first = '', second = ''] = possible
    .map((one) => one.toFormat("yyyy-MM-dd'T'HH:mmZZ"))
    .sort()
    .reverse();
  return {
    code: 'hour-comes-twice',
    field: 'at',
    says: {
      el: `Εκείνη τη νύχτα η ώρα ${hour} έρχεται δύο φορές. Γράψτε ${first} για την πρώτη ή ${second} για τη δεύτερη.`,
      tr: `O gece ${hour} iki kez yaşanır. İlki için ${first}, ikincisi için ${second} yazın.`,
      en: `That night ${hour} comes twice. Write ${first} for the first or ${second} for the second.`,
    },
  };
}
