import type { Release } from '../release';
import { leadsTo, RELEASE } from '../release';
import { uuidOf } from '../stable-id';
import { kindIn, SAYS, wordsIn } from '../words';
import { type Around, type Body, body, pictures, subjects, type Thing, thing, type Where, place } from './thing';

export type ReleaseLd = Omit<Release, 'organization'> & {
  number: string | null;
  organization: Body | null;
  relatedEvents: { place: Where | null }[] | null;
};

/** https://schema.org/NewsArticle. An embargo is nobody's business once it is over, and before it there is no article. */
export function newsArticle(release: ReleaseLd, around: Around): Thing {
  const { documentId, locale, title, subtitle, summary, kind, number, issuedAt, publicUpdatedAt, lifecycle } = release;
  const language = wordsIn(locale);
  const issuer = body(release.organization);
  const isGone = lifecycle === 'withdrawn' || lifecycle === 'merged';
  const url = leadsTo(release, around.addresses);
  return thing('NewsArticle', {
    '@id': idOfVersion(documentId, locale),
    url,
    mainEntityOfPage: url,
    headline: title,
    alternativeHeadline: subtitle,
    description: summary,
    inLanguage: locale,
    datePublished: issuedAt,
    dateModified: publicUpdatedAt ?? issuedAt,
    isAccessibleForFree: true,
    identifier: number,
    articleSection: kindIn({ type: RELEASE, kind, language }),
    author: issuer,
    publisher: issuer,
    about: subjects(release.topics),
    image: pictures(release.images, around),
    contentLocation: (release.relatedEvents ?? []).map((event) => place(event.place)).filter((where) => where !== null),
    correction: corrections(release.changeNotes),
    creativeWorkStatus: lifecycle === 'withdrawn' ? 'Withdrawn' : lifecycle === 'merged' ? 'Replaced' : 'Published',
    abstract: isGone ? [SAYS[lifecycle][language], release.lifecycleNote].filter(Boolean).join(' ') : null,
  });
}

function idOfVersion(documentId: string, locale: string): string {
  return `urn:uuid:${uuidOf('press-release', documentId, locale)}`;
}

function corrections(notes: { at: string; note: string }[] | null): Thing[] {
  return (notes ?? []).map(({ at, note }) =>
    thing('CorrectionComment', { text: note, datePublished: new Date(at).toISOString() }),
  );
}
