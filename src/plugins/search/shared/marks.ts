import { wordsWith } from './beginnings';

const AROUND = 60;
const LONGEST = 280;

/** Words of a text that were looked for: those that begin so (`beginnings` finds every one of them and some others) and are meant. */
export type Sought = { beginnings: RegExp; isFound(word: string): boolean };

/** The text safe to print in a page, the words found in <mark>, which is all the markup there is. */
export function marked(text: string, { beginnings, isFound }: Sought): string {
  let [html, from] = ['', 0];
  for (const { word, index } of wordsWith(beginnings, text)) {
    if (!isFound(word)) continue;
    html += `${escaped(text.slice(from, index))}<mark>${escaped(word)}</mark>`;
    from = index + word.length;
  }
  return html + escaped(text.slice(from));
}

/** The part of a long text around the first words found, cut at blanks; null if none is found. */
export function excerpt(whole: string, { beginnings, isFound }: Sought): string | null {
  const found = firstOf(wordsWith(beginnings, whole), ({ word }) => isFound(word));
  if (!found) return null;
  const before = plain(whole.slice(Math.max(0, found.index - 4 * AROUND), found.index));
  const isFirst = before.length <= AROUND && found.index <= 4 * AROUND;
  const led = isFirst ? before : before.slice(before.indexOf(' ', Math.max(0, before.length - AROUND)) + 1 || before.length);
  const rest = plain(whole.slice(found.index, found.index + 4 * LONGEST));
  const text = led + rest;
  const isWhole = text.length <= LONGEST && found.index + 4 * LONGEST >= whole.length;
  const cut = text.slice(0, LONGEST);
  const shown = isWhole ? text : cut.slice(0, Math.max(cut.lastIndexOf(' '), led.length + found.word.length));
  return `${isFirst ? '' : '… '}${shown.trim()}${isWhole ? '' : ' …'}`;
}

function firstOf<T>(all: Iterable<T>, isIt: (one: T) => boolean): T | undefined {
  for (const one of all) if (isIt(one)) return one;
  return undefined;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
