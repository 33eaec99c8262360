import clippings from './clippings.json';
import releases from './releases.json';
import sponsors from './sponsors.json';
import { blocksOf } from './blocks';
import type { Desk } from './desk';
import {
  date,
  type Entry,
  type Fields,
  instant,
  type Language,
  inEach,
  maybeInstant,
  type Picture,
  type Rich,
  type Text,
  type When,
} from './shape';
import { sideBySide } from './side-by-side';

const RELEASE = 'api::press-release.press-release';

type Quote = { speaker: string; role: Text; text: Text };
type Note = { at: When; note: Text; major: boolean };
type Release = Entry & {
  kind: string;
  organization: string;
  topics: string[];
  title: Text;
  subtitle?: Text;
  summary: Text;
  body: Rich;
  issued: When;
  expires?: When;
  embargo?: When;
  state: string;
  quotes?: Quote[];
  images?: Picture[];
  related?: string[];
  mediaNote?: Text;
  changeNotes?: Note[];
  lifecycle?: string;
};

const PRESS_OFFICER: Record<Language, Fields> = {
  el: {
    name: 'Δάφνη Καραβά',
    role: 'Γραφείο Τύπου και Δημοσίων Σχέσεων',
    phone: '+30 2100 000 101',
    email: 'press@anemoessa.example',
  },
  en: {
    name: 'Dafni Karava',
    role: 'Press and Public Relations Office',
    phone: '+30 2100 000 101',
    email: 'press@anemoessa.example',
  },
  tr: {
    name: 'Dafni Karava',
    role: 'Basın ve Halkla İlişkiler Bürosu',
    phone: '+30 2100 000 101',
    email: 'press@anemoessa.example',
  },
};

/** Pictures with what is said of them in one language. */
export function imagesIn(desk: Desk, images: Picture[] = [], language: Language): Fields[] {
  return images.map(({ picture, alt, caption, credit }) => ({
    file: desk.idOf(`picture:${picture}`),
    alt: alt[language] ?? alt.el,
    caption: caption?.[language],
    credit,
    licence: 'CC BY 4.0',
  }));
}

/** Releases go out in the order of their dates, so that the register numbers them as it would have done then. */
export async function putReleases(desk: Desk): Promise<void> {
  const inOrder = [...(releases as Release[])].sort((a, b) =>
    instant(a.issued, desk.today).localeCompare(instant(b.issued, desk.today)),
  );
  for (const release of inOrder) await putRelease(desk, release);
  for (const [i, { key, related = [] }] of inOrder.entries()) {
    const refersAhead = inOrder.slice(i + 1).some((later) => related.includes(later.key));
    if (!refersAhead) continue;
    const common = { relatedReleases: idsAmong(desk, 'release', related) };
    await desk.complete({ key: `release:${key}`, type: RELEASE, common });
  }
  for (const release of inOrder.filter(({ state }) => state === 'published')) {
    const at = instant(release.issued, desk.today);
    await desk.letOut({ key: `release:${release.key}`, type: RELEASE, at, marked: markedSince(desk, release) });
  }
}

/** What became of a release after it went out. */
function markedSince(desk: Desk, { title, lifecycle, changeNotes = [] }: Release): Partial<Record<Language, Fields>> {
  if (!lifecycle) return {};
  return inEach(title, (language) => ({
    lifecycle,
    changeNotes: changeNotes.map((n) => ({ at: instant(n.at, desk.today), note: n.note[language] ?? n.note.el, major: n.major })),
  }));
}

/** A release may refer to events and releases alike, also to some that are not written yet. */
function idsAmong(desk: Desk, prefix: string, keys: string[] = []): string[] {
  return keys.filter((key) => desk.has(`${prefix}:${key}`)).map((key) => desk.idOf(`${prefix}:${key}`));
}

async function putRelease(desk: Desk, release: Release): Promise<void> {
  const { key, kind, organization, topics, related } = release;
  const common = {
    kind,
    organization: desk.idOf(`body:${organization}`),
    topics: desk.idsOf('topic', topics),
    relatedEvents: idsAmong(desk, 'event', related),
    relatedReleases: idsAmong(desk, 'release', related),
    issuedAt: instant(release.issued, desk.today),
    expiresAt: maybeInstant(release.expires, desk.today),
    embargoUntil: maybeInstant(release.embargo, desk.today),
  };
  const versions = inEach(release.title, (language) => versionOf(desk, release, language));
  await desk.put({ key: `release:${key}`, type: RELEASE, common, versions });
}

function versionOf(desk: Desk, { title, subtitle, summary, body, quotes = [], ...rest }: Release, language: Language): Fields {
  return {
    title: title[language],
    subtitle: subtitle?.[language],
    summary: summary[language],
    body: blocksOf(body[language] ?? body.el),
    pressContact: PRESS_OFFICER[language],
    quotes: quotes.map((q) => ({ speaker: q.speaker, role: q.role[language], text: q.text[language] })),
    images: imagesIn(desk, rest.images, language),
    mediaNote: rest.mediaNote?.[language],
  };
}

type Clipping = Entry & {
  outlet: string;
  authors?: string[];
  published: When;
  startsAt?: string;
  ownSummary: Text;
  topics: string[];
  about: { organizations?: string[]; departments?: string[] };
  release?: string;
  reply?: string;
  routings?: string[];
};

export async function putClippings(desk: Desk): Promise<void> {
  await sideBySide(clippings as Clipping[], (clipping) => putClipping(desk, clipping));
}

async function putClipping(desk: Desk, clipping: Clipping): Promise<void> {
  const { key, outlet, authors, published, startsAt, ownSummary, topics, about, release, reply, routings, ...common } = clipping;
  const links = {
    outlet: desk.idOf(`body:${outlet}`),
    authors: desk.idsOf('contact', authors),
    topics: desk.idsOf('topic', topics),
    aboutOrganizations: desk.idsOf('body', about.organizations),
    aboutDepartments: desk.idsOf('department', about.departments),
    release: release && desk.idOf(`release:${release}`),
    reply: reply && desk.idOf(`release:${reply}`),
    routings: desk.idsOf('department', routings),
  };
  const times = { datePublished: instant(published, desk.today), startsAt: startsAt && `${startsAt}:00.000` };
  const versions = inEach(ownSummary, (language) => ({ ownSummary: ownSummary[language] }));
  await desk.put({
    key: `clipping:${key}`,
    type: 'api::media-clipping.media-clipping',
    common: { ...common, ...links, ...times },
    versions,
  });
}

type Benefit = { promise: Text; due: number; delivered?: number; evidence?: string };
type Sponsor = Entry & { contact?: string; events: string[]; status: string; agreement?: number; benefits: Benefit[] };

export async function putSponsors(desk: Desk): Promise<void> {
  await sideBySide(sponsors as Sponsor[], (sponsor) => putSponsor(desk, sponsor));
}

async function putSponsor(desk: Desk, sponsor: Sponsor): Promise<void> {
  const { key, contact, events, status, agreement, benefits, ...common } = sponsor;
  const promised = (language: Language) =>
    benefits.map((b) => ({
      promise: b.promise[language] ?? b.promise.el,
      due: date(b.due, desk.today),
      deliveredAt: date(b.delivered, desk.today),
      evidence: b.evidence,
    }));
  const links = {
    contact: contact && desk.idOf(`contact:${contact}`),
    events: desk.idsOf('event', events),
    agreementDate: date(agreement, desk.today),
  };
  const versions = { el: { benefits: promised('el') }, en: { benefits: promised('en') }, tr: { benefits: promised('tr') } };
  await desk.put({
    key: `sponsor:${key}`,
    type: 'api::sponsor.sponsor',
    common: { ...common, ...links, sponsorshipStatus: status },
    versions,
  });
}
