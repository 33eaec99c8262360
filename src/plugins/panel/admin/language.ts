import type { StrapiApp } from '@strapi/strapi/admin';

import { LANGUAGES, type Language } from '../shared/words';

const STORED = 'strapi-admin-language';
const NAMES = { el: 'Ελληνικά', tr: 'Türkçe', en: 'English' };

/** The interface language: what was chosen before, else the first of the browser's that the panel speaks. */
export function panelLanguage(): Language {
  const asked = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return asked.map((tag) => LANGUAGES.find((language) => language === tag)).find(Boolean) ?? 'en';
}

/**
 * Strapi offers only the interface languages it knows a name of, and Greek is not among them.
 * The names lie in the panel's store, which is made when the panel is first drawn; nothing else can change them.
 */
export function offerGreek(app: StrapiApp): void {
  const render = app.render.bind(app);
  app.render = () => {
    const page = render();
    if (app.store) {
      app.store.getState = withNames(app.store.getState);
      app.store.dispatch({ type: 'admin/setLocale', payload: panelLanguage() });
    }
    return page;
  };
}

type Panel = { admin_app: { language: object } };

function withNames<State extends Panel>(getState: () => State): () => State {
  const panel = remembering(({ language, ...rest }: State['admin_app']) => ({
    ...rest,
    language: { ...language, localeNames: NAMES },
  }));
  const state = remembering((whole: State) => ({ ...whole, admin_app: panel(whole.admin_app) }));
  return () => state(getState());
}

/** The panel redraws whatever looks new to it, so an unchanged question gets the very same answer. */
function remembering<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  let last: { question: Question; answer: Answer } | undefined;
  return (question) => {
    if (last?.question !== question) last = { question, answer: ask(question) };
    return last.answer;
  };
}
