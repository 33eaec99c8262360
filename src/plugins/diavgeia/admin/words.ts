import { useIntl } from 'react-intl';

/** The page's sentences; moments on the office's wall clock, days and numbers as the reader's language writes them. */
export function useWords(timeZone?: string) {
  const { formatMessage, locale, messages } = useIntl();
  const place = locale === 'en' ? 'en-GB' : locale;
  const inPlace = new Intl.DateTimeFormat(place, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone });
  const money = new Intl.NumberFormat(place, { style: 'currency', currency: 'EUR' });
  const numbers = new Intl.NumberFormat(place);
  const say = (id: string, values?: Record<string, string | number>) =>
    formatMessage({ id: `diavgeia.${id}`, defaultMessage: id }, values);
  return {
    place,
    say,
    /** An organization by its name; until the office knows that, by its number. */
    organization: (uid: string, name: string | null) => (name && name !== uid ? name : say('organization', { uid })),
    known: (id: string) => messages[`diavgeia.${id}`] as string | undefined,
    moment: (iso: string) => inPlace.format(new Date(iso)),
    day: (date: string) => date.split('-').reverse().join('/'),
    number: (value: number) => numbers.format(value),
    euros: (value: number) => money.format(value),
  };
}
