import { isRegister, menuTitle } from '../shared/menu';
import { LANGUAGES, type Language } from '../shared/words';
import { words } from './texts';

type Link = { uid: string; title: string };

const names = (type: string) => LANGUAGES.map((language) => words[language].types[type]?.plural ?? '');
const titles = new Map(Object.keys(words.en.types).map((type) => [type, menuTitle(type, names(type))]));

/** What the menu shows for the titles it sorts by. */
export function menuTexts(language: Language): Record<string, string> {
  return Object.fromEntries([...titles].map(([type, title]) => [title, words[language].types[type]?.plural ?? type]));
}

/** Strapi's left menu has two groups, collection and single types; here they are the office's work and its registers. */
export function menuHooks() {
  let registers: Link[] = [];
  return {
    collectionTypes<Given extends { ctLinks: Link[] }>(given: Given): Given {
      const links = given.ctLinks.map((link) => ({ ...link, title: titles.get(link.uid) ?? link.title }));
      registers = links.filter(({ uid }) => isRegister(uid));
      return { ...given, ctLinks: links.filter(({ uid }) => !isRegister(uid)) };
    },
    singleTypes<Given extends { stLinks: Link[] }>(given: Given): Given {
      return { ...given, stLinks: [...registers, ...given.stLinks] };
    },
  };
}
