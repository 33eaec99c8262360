import { createHash, randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { refuseIf } from '../../../office/refusal';
import { audit } from '../../audit/api';
import { drafts, type OnDesk, type Version } from '../../editorial/api';
import { LINK } from '../shared/names';
import { alreadyRevoked, refusalsToEnd, refusalsToGive, type Verdict, verdictOn } from '../shared/rules';
import { filesIn, type View } from '../shared/view';
import { viewWith } from './views';

/** One person's link to one text; of its token only the SHA-256 is kept. */
export type Link = {
  id: number;
  documentId: string;
  type: Version['type'];
  document: string;
  language: string;
  edition: number;
  tokenHash: string;
  name: string;
  email: string;
  expiresAt: Date;
  givenBy: string;
  givenAt: Date;
  revokedAt: Date | null;
  readings: number;
  lastReadAt: Date | null;
};
type Giving = { version: Version; name: string; email: string; expiresAt?: Date | undefined; now: Date };
/** With `file`, that file of the text is read instead of the text. */
type Asking = { token: string; now: Date; file?: number };
export type Reading =
  | { verdict: 'open'; link: Link; held: OnDesk & { embargoUntil: Date }; view: View }
  | { verdict: Exclude<Verdict, 'open'>; link: Link | null };
export type Links = ReturnType<typeof links>;

/** Who may read a text before its hour. Every act is one transaction with its entry in the log. */
export const links = ({ strapi }: { strapi: Core.Strapi }) => ({
  of: ({ type, documentId, language }: Version) =>
    strapi.db.query(LINK).findMany({ where: { type, document: documentId, language }, orderBy: { id: 'desc' } }) as Promise<
      Link[]
    >,

  find: (id: number) => strapi.db.query(LINK).findOne({ where: { id } }) as Promise<Link | null>,

  give: (giving: Giving) => give(strapi, giving),
  revoke: (id: number, now: Date) => revoke(strapi, id, now),
  read: (asking: Asking) => read(strapi, asking),
});

async function give(
  strapi: Core.Strapi,
  { version, name, email, now, ...asked }: Giving,
): Promise<{ link: Link; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const by = audit(strapi).actor();
  return strapi.db.transaction(async () => {
    const held = await drafts(strapi).of(version);
    if (!held) throw new errors.NotFoundError();
    refuseIf(strapi, refusalsToGive({ held, now }));
    const expiresAt = asked.expiresAt ?? held.embargoUntil ?? now;
    refuseIf(strapi, refusalsToEnd({ expiresAt, now }));
    const { type, documentId: document, language } = version;
    const data = { type, document, language, edition: held.edition, name, email, expiresAt, givenBy: by.name, givenAt: now };
    const link = (await strapi.db.query(LINK).create({ data: { ...data, tokenHash: hashOf(token), readings: 0 } })) as Link;
    const after = { name, email, expiresAt };
    await audit(strapi).record({ act: 'embargo.give', by, subject: subjectOf(link, held.text.title), after });
    return { link, token };
  });
}

async function revoke(strapi: Core.Strapi, id: number, now: Date): Promise<Link> {
  return strapi.db.transaction(async () => {
    const link = await hold(strapi, { id });
    if (!link) throw new errors.NotFoundError();
    refuseIf(strapi, link.revokedAt ? [alreadyRevoked()] : []);
    await strapi.db.query(LINK).update({ where: { id }, data: { revokedAt: now } });
    const title = (await drafts(strapi).of(versionOf(link)))?.text.title ?? '';
    const before = { name: link.name, email: link.email };
    await audit(strapi).record({ act: 'embargo.revoke', by: audit(strapi).actor(), subject: subjectOf(link, title), before });
    return { ...link, revokedAt: now };
  });
}

/** What cannot be logged is not read. */
async function read(strapi: Core.Strapi, { token, now, file }: Asking): Promise<Reading> {
  return strapi.db.transaction(async (): Promise<Reading> => {
    const link = await hold(strapi, { tokenHash: hashOf(token) });
    const held = link && (await drafts(strapi).of(versionOf(link)));
    const verdict = verdictOn({ link, held, now });
    if (verdict !== 'open') return { verdict, link };
    if (!link || !held?.embargoUntil) return { verdict: 'unknown', link };
    const view = await viewWith(strapi, held.text);
    if (file !== undefined && !filesIn(view).includes(file)) return { verdict: 'unknown', link };
    const counted = file === undefined ? { readings: link.readings + 1, lastReadAt: now } : { lastReadAt: now };
    await strapi.db.query(LINK).update({ where: { id: link.id }, data: counted });
    await audit(strapi).record({
      act: 'embargo.read',
      by: { kind: 'link', id: String(link.id), name: `${link.name} <${link.email}>` },
      subject: subjectOf(link, held.text.title),
      after: file === undefined ? null : { file },
    });
    return { verdict, link, held: { ...held, embargoUntil: held.embargoUntil }, view };
  });
}

/** The link, held until the open transaction ends, so that nobody reads with it once it is revoked. */
async function hold(strapi: Core.Strapi, where: { id: number } | { tokenHash: string }): Promise<Link | null> {
  const found = await strapi.db.queryBuilder(LINK).select('*').where(where).first().forUpdate().execute<Link | null>();
  if (!found) return null;
  const { revokedAt, lastReadAt } = found;
  return {
    ...found,
    expiresAt: new Date(found.expiresAt),
    revokedAt: revokedAt && new Date(revokedAt),
    lastReadAt: lastReadAt && new Date(lastReadAt),
  };
}

export function versionOf({ type, document, language }: Link): Version {
  return { type, documentId: document, language };
}

function subjectOf({ type, document, language }: Link, title: string) {
  return { type, documentId: document, locale: language, title };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
