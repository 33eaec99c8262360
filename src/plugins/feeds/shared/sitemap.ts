import { type Html, markup } from '../../editorial/api';
import type { Addresses } from './addresses';

/** One language version of an entry that has an address. */
export type Version = { documentId: string; locale: string | null; slug: string | null; changedAt: Date | null };
/** How many addresses a sitemap may hold, https://www.sitemaps.org/protocol.html. */
export const MOST_ADDRESSES = 50_000;

const SPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
export const SITEMAP = {
  begins: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`,
  ends: '</urlset>\n',
};

/** `locales` are the office's languages, the default first. */
type Around = { type: string; addresses: Addresses; locales: string[] };

/** Every language version of one entry with its address, each naming all of them and itself, as search engines want it. */
export function urlsOf(versions: Version[], { type, addresses, locales }: Around): string {
  const rank = ({ locale }: Version) => locales.indexOf(locale ?? '');
  const inOrder = [...versions].sort((a, b) => rank(a) - rank(b));
  const addressOf = (version: Version) => addresses.of({ type, ...version });
  const links = inOrder.map((version) => link(version.locale ?? 'x-default', addressOf(version)));
  const original = inOrder.find(({ locale }) => locale === locales[0]);
  const others = inOrder.length > 1 && [...links, original ? link('x-default', addressOf(original)) : null];
  return inOrder
    .map(({ changedAt, ...version }) => {
      const lastmod = changedAt && markup`<lastmod>${changedAt.toISOString()}</lastmod>`;
      return markup`<url><loc>${addressOf({ changedAt, ...version })}</loc>${lastmod}${others}</url>\n`.html;
    })
    .join('');
}

function link(language: string, address: string): Html {
  return markup`<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`;
}

/** The list of a sitemap's parts, which together hold more than one may. */
export function sitemapIndex(parts: string[]): string {
  const listed = parts.map((address) => markup`<sitemap><loc>${address}</loc></sitemap>\n`);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="${SPACE}">
${listed}</sitemapindex>
`.html;
}
