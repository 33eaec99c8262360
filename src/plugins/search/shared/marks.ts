const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const AROUND = 60;
const LONGEST = 280;

export function wordsIn(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/** The text safe to print in a page, the words found in <mark>, which is all the markup there is. */
export function marked(text: string, isFound: (word: string) => boolean): string {
  let [html, from] = ['', 0];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (!isFound(word)) continue;
    html += `${escaped(text.slice(from, index))}<mark>${escaped(word)}</mark>`;
    from = index + word.length;
  }
  return html + escaped(text.slice(from));
}

/** The part of a long text around the first words found, cut at blanks; null if none is found. */
export function excerpt(whole: string, isFound: (word: string) => boolean): string | null {
  const text = whole.replace(/\s+/g, ' ');
  const first = [...text.matchAll(WORDS)].find(({ 0: word }) => isFound(word));
  if (!first) return null;
  const start = first.index <= AROUND ? 0 : text.indexOf(' ', first.index - AROUND) + 1 || first.index;
  const from = Math.min(start, first.index);
  const cut = text.slice(from, from + LONGEST);
  const isWhole = from + LONGEST >= text.length;
  const shown = isWhole ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), first.index - from + first[0].length));
  return `${from > 0 ? '… ' : ''}${shown.trim()}${isWhole ? '' : ' …'}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
