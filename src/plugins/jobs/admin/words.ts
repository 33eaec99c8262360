import { useIntl } from 'react-intl';

/** The page's sentences, moments on the office's wall clock, and tasks in plain words where their plugin gave some. */
export function useWords(timeZone?: string) {
  const { formatMessage, locale, messages } = useIntl();
  const inPlace = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  });
  return {
    say: (id: string, values?: Record<string, string | number>) =>
      formatMessage({ id: `jobs.${id}`, defaultMessage: id }, values),
    moment: (iso: string) => inPlace.format(new Date(iso)),
    languageCalled: (code: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code,
    taskCalled: (name: string) => String(messages[`jobs.tasks.${name}`] ?? name),
  };
}
