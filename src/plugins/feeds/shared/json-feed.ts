import type { Enclosure, Feed, Item } from './item';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ title, description, home, address, language, issuer, items }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: address,
    description,
    language,
    authors: [{ name: issuer }],
    items: items.map(entry),
  });
}

function entry({ id, url, title, summary, html, language, published, updated, issuer, categories, image, attachments }: Item) {
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    language,
    date_published: published.toISOString(),
    date_modified: updated.toISOString(),
    ...(issuer && { authors: [{ name: issuer }] }),
    tags: categories.map(({ label }) => label),
    ...(image && { image: image.url }),
    ...(attachments.length > 0 && { attachments: attachments.map(attached) }),
  };
}

function attached({ url, mime, bytes, title }: Enclosure) {
  return { url, mime_type: mime, size_in_bytes: bytes, ...(title && { title }) };
}
