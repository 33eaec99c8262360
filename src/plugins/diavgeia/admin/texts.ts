import callsEl from './calls/translations/el.json';
import callsEn from './calls/translations/en.json';
import callsTr from './calls/translations/tr.json';
import pressEl from './press/translations/el.json';
import pressEn from './press/translations/en.json';
import pressTr from './press/translations/tr.json';
import proposalsTr from './proposals/translations/tr.json';
import proposalsEn from './proposals/translations/en.json';
import proposalsEl from './proposals/translations/el.json';
import citingTr from './citing/translations/tr.json';
import citingEn from './citing/translations/en.json';
import citingEl from './citing/translations/el.json';
import postingsEl from './publishing/translations/el.json';
import postingsEn from './publishing/translations/en.json';
import postingsTr from './publishing/translations/tr.json';
import el from './translations/el.json';
import en from './translations/en.json';
import tr from './translations/tr.json';

/** The sentences of all parts of the page, by language. */
export const texts: Record<'el' | 'tr' | 'en', Record<string, string>> = {
  el: { ...el, ...citingEl, ...proposalsEl, ...callsEl, ...pressEl, ...postingsEl },
  tr: { ...tr, ...citingTr, ...proposalsTr, ...callsTr, ...pressTr, ...postingsTr },
  en: { ...en, ...citingEn, ...proposalsEn, ...callsEn, ...pressEn, ...postingsEn },
};
