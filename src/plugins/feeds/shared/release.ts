import { type Html, markup, richText, type Value } from '../../editorial/api';
import type { Addresses } from './addresses';
import type { Enclosure, Item } from './item';
import { line } from './plain';
import { uuidOf } from './stable-id';
import { kindIn, MARKS, SAYS, wordsIn } from './words';

export const RELEASE = 'api::press-release.press-release';

export type File = { url: string; mime: string; size: number; name: string };
type Named = { documentId: string; name: string };
/** A published language version with what hangs on it; nothing private is among its fields. */
export type Release = {
  documentId: string;
  locale: string;
  slug: string | null;
  kind: string;
  title: string;
  subtitle: string | null;
  summary: string;
  body: Value;
  issuedAt: string;
  publicUpdatedAt: string | null;
  lifecycle: 'live' | 'corrected' | 'withdrawn' | 'merged' | null;
  lifecycleNote: string | null;
  replacedByUrl: string | null;
  replacedBy: { documentId: string; locale: string; slug: string | null; title: string } | null;
  changeNotes: { at: string; note: string; major: boolean | null }[] | null;
  organization: Named | null;
  topics: Named[] | null;
  quotes: { speaker: string; role: string | null; text: string }[] | null;
  images: { file: File | null; alt: string | null; caption: string | null; credit: string | null }[] | null;
  attachments: { file: File | null; title: string | null }[] | null;
};

/** What a document for machines is made with; `fileAt` knows where the world finds a file, if it may. */
export type Around = { addresses: Addresses; fileAt: (url: string) => string | null; timeZone: string };

/** A release as feeds tell it. What was withdrawn stays, and says so; what was replaced leads on. */
export function itemOf(release: Release, around: Around): Item {
  const { documentId, locale, title, summary, issuedAt, publicUpdatedAt, organization, topics, kind } = release;
  const language = wordsIn(locale);
  const notice = noticeOf(release);
  const attachments = (release.attachments ?? []).map(({ file, title: named }) => enclosure(file, named, around));
  return {
    id: `urn:uuid:${uuidOf('press-release', documentId, locale)}`,
    url: leadsTo(release, around.addresses),
    title: line(notice ? `${notice.mark}: ${title}` : title),
    summary: line(notice ? `${notice.says} ${summary}` : summary),
    html: bodyOf(release, notice, around).html,
    language: locale,
    published: new Date(issuedAt),
    updated: new Date(publicUpdatedAt ?? issuedAt),
    issuer: organization && line(organization.name),
    categories: [
      { term: kind, label: kindIn({ type: RELEASE, kind, language }) },
      ...(topics ?? []).map(({ documentId: term, name }) => ({ term, label: line(name) })),
    ],
    image: (release.images ?? []).map(({ file, alt }) => enclosure(file, alt, around)).find((image) => image !== null) ?? null,
    attachments: attachments.filter((file) => file !== null),
  };
}

type Notice = { mark: string; says: string };

function noticeOf({ lifecycle, lifecycleNote, locale }: Release): Notice | null {
  if (lifecycle !== 'withdrawn' && lifecycle !== 'merged') return null;
  const language = wordsIn(locale);
  return { mark: MARKS[lifecycle][language], says: [SAYS[lifecycle][language], lifecycleNote].filter(Boolean).join(' ') };
}

/** The address of the text, or of the one that took its place. */
export function leadsTo(
  release: Pick<Release, 'lifecycle' | 'replacedBy' | 'replacedByUrl' | 'documentId' | 'locale' | 'slug'>,
  addresses: Addresses,
): string {
  const type = 'press-releases';
  const { replacedBy, replacedByUrl } = release;
  if (release.lifecycle !== 'merged') return addresses.of({ type, ...release });
  return replacedBy ? addresses.of({ type, ...replacedBy }) : (replacedByUrl ?? addresses.of({ type, ...release }));
}

function bodyOf(release: Release, notice: Notice | null, { addresses, fileAt, timeZone }: Around): Html {
  const language = wordsIn(release.locale);
  const { subtitle, body, quotes, images, lifecycle, changeNotes } = release;
  const replacement = lifecycle === 'merged' && (release.replacedBy?.title ?? SAYS.replacement[language]);
  const picture = ({ url, alternativeText, caption }: Record<string, Value>) =>
    figure(fileAt(String(url)), String(alternativeText ?? ''), String(caption ?? ''));
  return markup`${notice && markup`<p><strong>${notice.says}</strong></p>`}${
    replacement && markup`<p><a href="${leadsTo(release, addresses)}">${replacement}</a></p>`
  }${subtitle && markup`<p><strong>${subtitle}</strong></p>`}${richText(body, picture)}${(quotes ?? []).map(quoted)}${(
    images ?? []
  ).map(({ file, alt, caption, credit }) =>
    figure(file && fileAt(file.url), alt ?? '', [caption, credit].filter(Boolean).join(' · ')),
  )}${changeNotes && changeNotes.length > 0 && corrections(changeNotes, release.locale, timeZone)}`;
}

function quoted({ speaker, role, text }: { speaker: string; role: string | null; text: string }): Html {
  return markup`<blockquote><p>${text}</p><p>— ${[speaker, role].filter(Boolean).join(', ')}</p></blockquote>`;
}

function figure(src: string | null, alt: string, caption: string): Html {
  if (!src) return markup``;
  return markup`<figure><img src="${src}" alt="${alt}">${caption && markup`<figcaption>${caption}</figcaption>`}</figure>`;
}

function corrections(notes: { at: string; note: string }[], locale: string, timeZone: string): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const one = ({ at, note }: { at: string; note: string }) =>
    markup`<li><time datetime="${new Date(at).toISOString()}">${day.format(new Date(at))}</time>: ${note}</li>`;
  return markup`<h2>${SAYS.corrections[wordsIn(locale)]}</h2><ul>${notes.map(one)}</ul>`;
}

function enclosure(file: File | null, title: string | null, { fileAt }: Around): Enclosure | null {
  const url = file && fileAt(file.url);
  // Strapi keeps the size in kilobytes.
  return file && url ? { url, mime: file.mime, bytes: Math.round(file.size * 1000), title: line(title ?? file.name) } : null;
}
