import { EVERYTHING } from './purging';

/** Whether a reader who sends this `If-None-Match` has these bytes already (RFC 9110, 13.1.2: weak comparison). */
export function isKnown(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return (
    ifNoneMatch.includes(etag) && (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => one.replace(/^W\//, '') === etag)
  );
}

export type Lifetime = { cdnSeconds: number; staleSeconds: number };

/** Readers ask each time whether it is still so; whoever stands between may keep it for as long as the office has said. */
export function cacheControl({ cdnSeconds, staleSeconds }: Lifetime): string {
  return `public, max-age=0, s-maxage=${cdnSeconds}, stale-while-revalidate=${staleSeconds}`;
}

/** What somebody asked for under a name with other signs is nothing, and fits into no head line. */
const NAME = /^[!-~]+$/;

/**
 * Names by which a shared cache drops an answer again, in at most so many bytes: `event:abc` for a document, `event` for whatever is in
 * lists of that type, `any:event` for whatever asked for the type at all. Many documents of one type count as all of it.
 */
export function surrogateKeys(tags: Iterable<string>, most = 4_096): string {
  const names = [...new Set([...tags].flatMap(surrogateKey))].filter((name) => NAME.test(name));
  const full = [EVERYTHING, ...names].join(' ');
  if (full.length <= most) return full;
  return [EVERYTHING, ...new Set(names.map((name) => (name.startsWith('any:') ? name : (name.split(':')[0] ?? name))))].join(' ');
}

/** Along which links somebody looked is nobody's business. */
function surrogateKey(tag: string): string[] {
  if (tag.includes('>')) return [];
  return [tag.endsWith('?') ? `any:${tag.slice(0, -1)}` : tag.replace(/(?:[~+]|#.*)$/, '')];
}
