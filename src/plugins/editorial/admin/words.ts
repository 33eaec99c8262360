import { useIntl } from 'react-intl';

import { labelId, LANGUAGES, WORDS } from '../../panel/api';
import type { State, Verb } from '../shared/table';
import { STATE_WORDS, VERB_WORDS } from '../shared/words';

type Values = Record<string, string | number>;

/** The desk's sentences in the reader's language, and instants on the office's wall clock. */
export function useWords(timeZone?: string) {
  const { formatMessage, locale, messages } = useIntl();
  const language = LANGUAGES.find((one) => one === locale) ?? 'en';
  const place = language === 'en' ? 'en-GB' : language;
  const known = (id: string) => messages[id] as string | undefined;
  const told = (style: Intl.DateTimeFormatOptions) => (at: string | Date) =>
    new Intl.DateTimeFormat(place, { ...style, hourCycle: 'h23', timeZone }).format(new Date(at));
  const verbCalled = (verb: Verb) => VERB_WORDS[verb][language];
  return {
    language,
    place,
    say: (id: string, values?: Values) => formatMessage({ id: `editorial.${id}`, defaultMessage: id }, values),
    told,
    moment: told({ dateStyle: 'medium', timeStyle: 'short' }),
    hour: told({ timeStyle: 'short' }),
    verbCalled,
    stateCalled: (state: State) => capitalized(STATE_WORDS[state][language], place),
    typeCalled: (type: string) => WORDS[language].types[type]?.name ?? type,
    typesCalled: (type: string) => WORDS[language].types[type]?.plural ?? type,
    fieldCalled: (type: string, field: string) => known(labelId(type, field)) ?? field,
    languageCalled: (code: string) => new Intl.DisplayNames([place], { type: 'language' }).of(code) ?? code,
    actCalled: (act: string) => {
      const verb = act.replace(/^editorial\./, '');
      return verb in VERB_WORDS
        ? verbCalled(verb as Verb)
        : (known(`editorial.acts.${verb}`) ?? known(`audit.acts.${act}`) ?? act);
    },
  };
}

function capitalized(word: string, place: string): string {
  return word.charAt(0).toLocaleUpperCase(place) + word.slice(1);
}
