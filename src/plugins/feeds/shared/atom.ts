import { type Html, markup } from '../../editorial/api';
import { type Enclosure, type Feed, type Item, lastUpdate } from './item';
import { writable } from './plain';

/** Atom, RFC 4287. */
export function atom(feed: Feed): string {
  return writable(
    markup`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${feed.id}</id>
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<updated>${lastUpdate(feed).toISOString()}</updated>
<author><name>${feed.issuer}</name></author>
<link rel="self" type="application/atom+xml" href="${feed.address}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
<generator>Deltio</generator>
${feed.items.map(entry)}</feed>
`.html,
  );
}

function entry({
  id,
  url,
  title,
  summary,
  html,
  language,
  published,
  updated,
  issuer,
  categories,
  image,
  attachments,
}: Item): Html {
  return markup`<entry xml:lang="${language}">
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" href="${url}" hreflang="${language}"/>
<published>${published.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
${issuer && markup`<author><name>${issuer}</name></author>\n`}${categories.map(
    ({ term, label }) => markup`<category term="${term}" label="${label}"/>\n`,
  )}<summary>${summary}</summary>
<content type="html">${html}</content>
${[image, ...attachments].map(enclosure)}</entry>
`;
}

function enclosure(file: Enclosure | null): Html {
  if (!file) return markup``;
  const { url, mime, bytes, title } = file;
  return markup`<link rel="enclosure" href="${url}" type="${mime}" length="${bytes}"${title && markup` title="${title}"`}/>\n`;
}
