import type { Sentence } from '../../../office/refusal';
import type { Kind, Standing } from './rates';

/** What somebody is told who came too often. */
export function tooOften({ kind, rate: { most, seconds }, resetsIn }: Standing): Sentence {
  const period = {
    el: span(seconds, 'λεπτό', 'λεπτά'),
    tr: span(seconds, 'dakika', 'dakika'),
    en: span(seconds, 'minute', 'minutes'),
  };
  const what = WHAT[kind];
  return {
    el: `Επιτρέπονται ${most} ${what.el} ανά ${period.el} και ξοδεύτηκαν. Δοκιμάστε ξανά σε ${resetsIn} δευτερόλεπτα.`,
    tr: `${period.tr} başına ${most} ${what.tr} hakkı var ve tükendi. ${resetsIn} saniye sonra yeniden deneyin.`,
    en: `${most} ${what.en} are allowed per ${period.en}, and they are used up. Try again in ${resetsIn} seconds.`,
  };
}

function span(seconds: number, one: string, many: string): string {
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? one : `${minutes} ${many}`;
}

const WHAT: Record<Kind, Sentence> = {
  reads: { el: 'αναγνώσεις', tr: 'okuma', en: 'reads' },
  writes: { el: 'εγγραφές', tr: 'yazma', en: 'writes' },
  logins: { el: 'αποτυχημένες συνδέσεις', tr: 'başarısız giriş', en: 'failed logins' },
};
