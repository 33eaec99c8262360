import { useIntl } from 'react-intl';

/** The panel's sentences in the reader's language, and instants on the office's wall clock. */
export function useWords(timeZone?: string) {
  const { formatMessage, locale } = useIntl();
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone } as const;
  const inPlace = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, style);
  return {
    say: (id: string, values?: Record<string, string | number>) =>
      formatMessage({ id: `embargo.${id}`, defaultMessage: id }, values),
    moment: (iso: string) => inPlace.format(new Date(iso)),
  };
}
