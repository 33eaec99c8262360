import { useIntl } from 'react-intl';

import { LANGUAGES, WORDS } from '../../../panel/api';
import type { Field } from '../../shared/publishing/field';
import { labelOf } from '../../shared/publishing/head';
import type { Kind, State, Verb } from '../../shared/publishing/table';
import { KIND_WORDS, STATE_WORDS, VERB_WORDS } from '../../shared/publishing/words';
import { useWords as usePageWords } from '../words';

/** The sentences of the postings in the reader's language. */
export function useWords(timeZone?: string) {
  const { locale, messages } = useIntl();
  const { say, moment, number } = usePageWords(timeZone);
  const language = LANGUAGES.find((one) => one === locale) ?? 'en';
  const capital = (word: string) => word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  return {
    moment,
    number,
    say: (id: string, values?: Record<string, string | number>) => say(`postings.${id}`, values),
    kindCalled: (kind: Kind) => KIND_WORDS[kind][language],
    stateCalled: (state: State) => capital(STATE_WORDS[state][language]),
    verbCalled: (verb: Verb) => VERB_WORDS[verb][language],
    fieldCalled: (field: Pick<Field, 'uid' | 'label'>) => labelOf(field)[language],
    typeCalled: (type: string) => WORDS[language].types[type]?.name ?? type,
    actCalled: (act: string) => (messages[`audit.acts.${act}`] as string | undefined) ?? act,
    language,
  };
}
