import { useIntl } from 'react-intl';

import { BOOK_WORDS, LANGUAGES } from '../shared/words';

export function useWords() {
  const { formatMessage, locale } = useIntl();
  const language = LANGUAGES.find((one) => one === locale) ?? 'en';
  return {
    language,
    columns: BOOK_WORDS[language].columns,
    say: (id: string, values?: Record<string, string | number>) =>
      formatMessage({ id: `registers.${id}`, defaultMessage: id }, values),
    day: (date: string) => date.split('-').reverse().join('/'),
  };
}
