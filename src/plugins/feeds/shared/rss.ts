import { type Html, markup } from '../../editorial/api';
import { type Feed, type Item, lastUpdate } from './item';
import { writable } from './plain';

const SPACES =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** RSS 2.0. Markup is written as escaped text, since a CDATA section could be ended by what somebody writes in it. */
export function rss(feed: Feed): string {
  return writable(
    markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${{ html: SPACES }}>
<channel>
<title>${feed.title}</title>
<link>${feed.home}</link>
<description>${feed.description}</description>
<language>${feed.language}</language>
<atom:link href="${feed.address}" rel="self" type="application/rss+xml"/>
<lastBuildDate>${rfc822(lastUpdate(feed))}</lastBuildDate>
<generator>Deltio</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<ttl>15</ttl>
${feed.items.map(item)}</channel>
</rss>
`.html,
  );
}

function item({ id, url, title, summary, html, published, updated, issuer, categories, image, attachments }: Item): Html {
  // Readers of RSS know one enclosure for an item, so the picture goes before the papers.
  const enclosure = image ?? attachments[0];
  return markup`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="false">${id}</guid>
<pubDate>${rfc822(published)}</pubDate>
<atom:updated>${updated.toISOString()}</atom:updated>
${issuer && markup`<dc:creator>${issuer}</dc:creator>\n`}${categories.map(({ label }) => markup`<category>${label}</category>\n`)}<description>${summary}</description>
<content:encoded>${html}</content:encoded>
${enclosure && markup`<enclosure url="${enclosure.url}" length="${enclosure.bytes}" type="${enclosure.mime}"/>\n`}</item>
`;
}

/** The form of dates that RSS demands, of RFC 822 with four digits of the year. */
function rfc822(at: Date): string {
  return at.toUTCString();
}
