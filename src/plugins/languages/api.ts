export { forgetLanguages } from './server/guard';
export { defaultLanguage, knownLanguages, languageOfEntry, languagesInOrder } from './server/languages';
