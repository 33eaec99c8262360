import { useIntl } from 'react-intl';

import { labelId, LANGUAGES, valueId, WORDS } from '../../panel/api';
import type { ShownEntry } from '../shared/contracts';
import { linesOf } from '../shared/in-words';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The page's sentences, and acts, types, fields and values in the reader's words; moments on the office's wall clock. */
export function useWords(timeZone?: string) {
  const { formatMessage, locale, messages } = useIntl();
  const known = (id: string) => messages[id] as string | undefined;
  const language = LANGUAGES.find((one) => one === locale) ?? 'en';
  const inPlace = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone,
  });
  const moment = (iso: string) => inPlace.format(new Date(iso));
  const typeCalled = (type: string) => WORDS[language].types[type]?.name ?? known(`audit.types.${type}`) ?? type;

  return {
    say: (id: string, values?: Record<string, string | number>) =>
      formatMessage({ id: `audit.${id}`, defaultMessage: id }, values),
    moment,
    typeCalled,
    actCalled: (act: string) => known(`audit.acts.${act}`) ?? act,
    fieldCalled: (type: string | undefined, field: string) =>
      (type && known(labelId(type, field))) ?? known(`audit.fields.${field}`) ?? field,
    valueCalled: ({ choices }: ShownEntry, field: string, value: unknown): string[] =>
      linesOf(value).map((line) => {
        const choice = choices[field] && known(valueId(field, choices[field], line));
        if (choice) return choice;
        if (MOMENT.test(line) && !Number.isNaN(Date.parse(line))) return moment(line);
        return line.includes('::') ? typeCalled(line) : (known(`audit.values.${line}`) ?? line);
      }),
  };
}
