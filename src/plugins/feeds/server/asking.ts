import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { callerLanguage, refuseIf } from '../../../office/refusal';
import { publicUrl, readSettings } from '../../../office/settings';
import { knownLanguages } from '../../languages/api';
import { NO_SUCH_LANGUAGE, notPossible } from '../shared/refusals';

const ORGANIZATION = 'api::organization.organization';
const TOPIC = 'api::topic.topic';

/** What a subscriber asked for. `narrowed` names what the answer is narrowed to, for its title. */
export type Asked = {
  locale: string;
  filters: Record<string, unknown>;
  narrowed: string[];
  limit: number;
  withFallback: boolean;
  /** Of the feed, with what it was asked and without what others hung on it. */
  address: string;
};
type Query = Record<string, unknown>;
type Type = 'api::press-release.press-release' | 'api::event.event';

/** Reads what a subscriber of a type asks for; what is unknown is refused, so that nobody subscribes to an empty feed for years. */
export async function askedIn(strapi: Core.Strapi, ctx: Context, type: Type): Promise<Asked> {
  const locale = await localeIn(strapi, ctx);
  const query = ctx.query as Query;
  const parts = [
    kindIn(strapi, type, query.kind),
    await organizationIn(strapi, locale, query.organization),
    await topicIn(strapi, locale, query.topic),
  ];
  const given = parts.filter((part) => part !== null);
  return {
    locale,
    filters: Object.assign({}, ...given.map(({ filter }) => filter)) as Record<string, unknown>,
    narrowed: given.map(({ name }) => name),
    limit: limitIn(strapi, query.limit),
    withFallback: flagIn(strapi, query.fallback),
    address: addressOf(ctx),
  };
}

function addressOf({ path, query }: Context): string {
  const known = ['organization', 'topic', 'kind', 'limit', 'fallback'].filter((name) => query[name] !== undefined);
  const asked = new URLSearchParams(known.map((name) => [name, String(query[name])])).toString();
  return `${publicUrl(readSettings())}${path}${asked && `?${asked}`}`;
}

/** The language in the address; 404 where the office has none like that. */
export async function localeIn(strapi: Core.Strapi, ctx: Context): Promise<string> {
  const locale = String(ctx.params.locale);
  const isKnown = readSettings().OFFICE_LOCALES.includes(locale) || (await knownLanguages(strapi)).includes(locale);
  if (!isKnown) throw new errors.NotFoundError(NO_SUCH_LANGUAGE[callerLanguage(strapi)]);
  return locale;
}

type Part = { filter: Record<string, unknown>; name: string };

function kindIn(strapi: Core.Strapi, type: Type, asked: unknown): Part | null {
  if (asked === undefined) return null;
  const { kind } = strapi.contentType(type).attributes as { kind?: { enum?: string[] } };
  const possible = kind?.enum ?? [];
  const kinds = typeof asked === 'string' ? asked.split(',') : [];
  if (kinds.length === 0 || !kinds.every((one) => possible.includes(one))) refuseIf(strapi, [notPossible('kind', possible)]);
  return { filter: { kind: { $in: kinds } }, name: kinds.join(', ') };
}

async function organizationIn(strapi: Core.Strapi, locale: string, asked: unknown): Promise<Part | null> {
  if (asked === undefined) return null;
  const found = await namedIn(strapi, ORGANIZATION, locale, { documentId: wordIn(asked) });
  if (!found) refuseIf(strapi, [notPossible('organization')]);
  return found && { filter: { organization: { documentId: found.documentId } }, name: found.name };
}

async function topicIn(strapi: Core.Strapi, locale: string, asked: unknown): Promise<Part | null> {
  if (asked === undefined) return null;
  const word = wordIn(asked);
  const found = await namedIn(strapi, TOPIC, locale, { $or: [{ documentId: word }, { slug: word }] });
  if (!found) refuseIf(strapi, [notPossible('topic')]);
  return found && { filter: { topics: { documentId: found.documentId } }, name: found.name };
}

type Named = { documentId: string; name: string; locale: string };

/** The entry, called as in this language where it has a name in it. */
async function namedIn(strapi: Core.Strapi, type: typeof ORGANIZATION | typeof TOPIC, locale: string, where: object) {
  const select = ['documentId', 'name', 'locale'];
  const [first] = (await strapi.db.query(type).findMany({ where, select, limit: 1 })) as Named[];
  if (!first || first.locale === locale) return first ?? null;
  const here: Named | null = await strapi.db.query(type).findOne({ where: { documentId: first.documentId, locale }, select });
  return here ?? first;
}

function wordIn(asked: unknown): string {
  return typeof asked === 'string' ? asked.slice(0, 200) : '';
}

export const NEWEST = 30;

function limitIn(strapi: Core.Strapi, asked: unknown): number {
  if (asked === undefined) return NEWEST;
  const limit = typeof asked === 'string' && /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (limit < 1 || limit > 100) refuseIf(strapi, [notPossible('limit')]);
  return limit;
}

function flagIn(strapi: Core.Strapi, asked: unknown): boolean {
  if (asked === undefined) return false;
  if (asked !== 'true' && asked !== 'false') refuseIf(strapi, [notPossible('fallback')]);
  return asked === 'true';
}
