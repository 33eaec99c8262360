export { forgetLanguages } from './server/guard';
export { defaultLanguage, knownLanguages, languageOfEntry } from './server/languages';
