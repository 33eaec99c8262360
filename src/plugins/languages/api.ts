export { defaultLanguage, knownLanguages, languageOfEntry } from './server/languages';
