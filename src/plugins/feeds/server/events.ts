import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { DateTime } from 'luxon';

import { callerLanguage } from '../../../office/refusal';
import { changesAt } from '../../delivery/api';
import { revisionsOf } from '../../editorial/api';
import { EVENT, type Event } from '../shared/event';
import { type Calendar, icalendar } from '../shared/icalendar/calendar';
import { zoneOf } from '../shared/icalendar/event';
import { endOf } from '../shared/icalendar/rule';
import { line } from '../shared/plain';
import { NO_SUCH_EVENT } from '../shared/refusals';
import { uuidOf } from '../shared/stable-id';
import { EVENTS, wordsIn } from '../shared/words';
import { askedIn, localeIn } from './asking';
import { around, FILE, nameOfOffice, published } from './reading';

const NAMED = { fields: ['name'] };
const WHAT_READERS_HAVE = {
  fields: [
    ...['documentId', 'locale', 'slug', 'kind', 'title', 'summary', 'description', 'startsAt', 'endsAt', 'allDay', 'timezone'],
    ...['recurrence', 'recurrenceExceptions', 'placeNote', 'onlineUrl', 'liveUrl', 'eventStatus', 'statusNote', 'publishedAt'],
    ...['publicUpdatedAt', 'lifecycle', 'lifecycleNote', 'replacedByUrl'],
  ],
  populate: {
    replacedBy: { fields: ['slug', 'locale'], filters: { publishedAt: { $notNull: true } } },
    place: { fields: ['name', 'address', 'latitude', 'longitude'] },
    organization: NAMED,
    contactPoint: { fields: ['name', 'phone', 'email'] },
    images: { fields: ['alt'], populate: { file: FILE } },
  },
};

/** How long an event that is over stays in the calendar, and how many are in it at most. */
const DAYS_BACK = 90;
const AT_MOST = 2_000;

/** What takes place, and what took place lately. */
export const events = (strapi: Core.Strapi) => async (ctx: Context) => {
  const { locale, filters, narrowed, withFallback, address } = await askedIn(strapi, ctx, EVENT);
  const today = DateTime.now().setZone(around().timeZone).startOf('day');
  const since = today.minus({ days: DAYS_BACK }).toJSDate();
  changesAt(strapi, today.plus({ days: 1 }).toJSDate());
  const found = await published<Event>(strapi, EVENT, {
    ...WHAT_READERS_HAVE,
    locale,
    filters: { $and: [filters, stillToTell(since)] },
    sort: ['startsAt:asc', 'documentId:asc'],
    limit: AT_MOST,
    withFallback,
  });
  const name = [await nameOfOffice(strapi, locale), EVENTS[wordsIn(locale)], ...narrowed].map(line).join(' · ');
  await answer(strapi, ctx, {
    uid: uuidOf('events', locale, JSON.stringify(filters)),
    name,
    source: address,
    url: around().addresses.home(locale),
    language: locale,
    events: found.filter((event) => !isOver(event, since)),
  });
};

function stillToTell(since: Date) {
  const isLate = { $gte: since.toISOString() };
  return { $or: [{ startsAt: isLate }, { endsAt: isLate }, { recurrence: { $notNull: true } }] };
}

function isOver(event: Event, since: Date): boolean {
  const end = event.recurrence ? endOf(event.recurrence, zoneOf(event)) : null;
  return end !== null && end < since;
}

/** One event, for whoever wants it in a calendar of their own. */
export const event = (strapi: Core.Strapi) => async (ctx: Context) => {
  const locale = await localeIn(strapi, ctx);
  const documentId = /^([a-z0-9]{1,64})\.ics$/.exec(String(ctx.params.file))?.[1];
  const { withFallback } = await askedIn(strapi, ctx, EVENT);
  const [found] = documentId
    ? await published<Event>(strapi, EVENT, {
        ...WHAT_READERS_HAVE,
        locale,
        filters: { documentId },
        sort: ['id'],
        limit: 1,
        withFallback,
      })
    : [];
  if (!found) throw new errors.NotFoundError(NO_SUCH_EVENT[callerLanguage(strapi)]);
  ctx.attachment(`${found.slug ?? found.documentId}.ics`);
  await answer(strapi, ctx, { uid: '', name: '', source: null, url: '', language: locale, events: [found] });
};

async function answer(strapi: Core.Strapi, ctx: Context, calendar: Omit<Calendar, 'revisions'>): Promise<void> {
  const documentIds = calendar.events.map(({ documentId }) => documentId);
  const revisions = await revisionsOf(strapi, EVENT, documentIds);
  ctx.body = icalendar({ ...calendar, revisions }, around());
  ctx.type = 'text/calendar; charset=utf-8';
}
