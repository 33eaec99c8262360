export { defaultLanguage, languageOfEntry } from './server/languages';
