/** A language version of an entry; `type` is its plural name, as in REST. */
export type Place = { type: string; documentId: string; locale: string | null; slug?: string | null };
export type Addresses = { of(place: Place): string; home(locale: string): string };

type Given = { patterns: string[]; office: string };

/**
 * Where people read an entry. `patterns` are the website's (SITE_URL); without one, the office's own address in REST is the
 * only place where the entry stands.
 */
export function addresses({ patterns, office }: Given): Addresses {
  const split = patterns.map((pattern) => /^(?:([a-z-]+)=)?(.*)$/.exec(pattern));
  const byType = new Map(split.map((parts) => [parts?.[1] ?? '', parts?.[2] ?? '']));
  const general = byType.get('');
  const anywhere = general ?? [...byType.values()][0];
  return {
    of: (place) => filled(byType.get(place.type) ?? general ?? `${office}/api/{type}/{id}?locale={locale}`, place),
    home: (locale) =>
      anywhere ? `${new URL(filled(anywhere, NOWHERE)).origin}/` : `${office}/?locale=${encodeURIComponent(locale)}`,
  };
}

const NOWHERE: Place = { type: 'x', documentId: 'x', locale: 'x' };

function filled(pattern: string, { type, documentId, locale, slug }: Place): string {
  const values: Record<string, string> = { type, id: documentId, locale: locale ?? '', slug: slug ?? documentId };
  const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  // What is in no language has no address in one.
  return locale ? address : address.replace(/[?&]locale=$/, '');
}
