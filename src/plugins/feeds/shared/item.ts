/** A file as machines take it. */
export type Enclosure = { url: string; mime: string; bytes: number; title: string };

/** A release as a reader of feeds gets it; all feeds are made from this. */
export type Item = {
  /** `urn:uuid:…`, the same for ever. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** Safe to print: made by the office from structured text. */
  html: string;
  language: string;
  published: Date;
  /** Moved by what readers must hear of, and not by a minor correction (RFC 4287, 4.2.15). */
  updated: Date;
  issuer: string | null;
  categories: { term: string; label: string }[];
  image: Enclosure | null;
  attachments: Enclosure[];
};

export type Feed = {
  id: string;
  /** Of the feed itself. */
  address: string;
  /** Of the site that shows the same to people. */
  home: string;
  title: string;
  description: string;
  issuer: string;
  language: string;
  items: Item[];
};

/** When readers last had to hear of something; an empty feed has never changed. */
export function lastUpdate({ items }: Feed): Date {
  return new Date(Math.max(0, ...items.map(({ updated }) => updated.getTime())));
}
