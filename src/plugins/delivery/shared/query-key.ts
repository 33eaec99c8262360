/** More parameters than that, and the order in which they come decides which of them count. */
const MOST_PARAMETERS = 200;

/**
 * The same text for addresses that ask the same: parameters by name, written in one way. The order within one parameter
 * (`sort[0]`, `sort[title]`) stays, since it has a meaning. Undefined where the address is not one that could be answered twice.
 */
export function addressKey(url: string): string | undefined {
  const hash = url.indexOf('#');
  if (hash >= 0) return undefined;
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const parts = url
    .slice(mark + 1)
    .split('&')
    .filter((part) => part !== '');
  if (parts.length > MOST_PARAMETERS) return undefined;
  const read = parts.map(parameter);
  if (read.some((one) => one === undefined)) return undefined;
  const sorted = (read as Parameter[]).sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0));
  return `${url.slice(0, mark)}?${sorted.map(({ text }) => text).join('&')}`;
}

type Parameter = { root: string; text: string };

function parameter(part: string): Parameter | undefined {
  const equals = part.indexOf('=');
  const name = decoded(equals < 0 ? part : part.slice(0, equals));
  const value = equals < 0 ? undefined : decoded(part.slice(equals + 1));
  if (name === undefined || (equals >= 0 && value === undefined)) return undefined;
  const root = name.split('[')[0] ?? '';
  return { root, text: encodeURIComponent(name) + (value === undefined ? '' : `=${encodeURIComponent(value)}`) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
