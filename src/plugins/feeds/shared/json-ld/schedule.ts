import { DateTime } from 'luxon';

import { exceptionsIn } from '../../../checks/api';
import type { Event } from '../event';
import { zoneOf } from '../icalendar/event';
import { endOf, ruleOf } from '../icalendar/rule';
import { type Thing, thing } from './thing';

const PERIODS: Record<string, string> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' };
const DAYS: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

type Repeated = Pick<Event, 'timezone' | 'recurrence' | 'recurrenceExceptions' | 'allDay' | 'startsAt' | 'endsAt'>;

/** https://schema.org/Schedule, as far as it can say what the rule says: null where it cannot. */
export function schedule(event: Repeated): Thing | null {
  const zone = zoneOf(event);
  const rule = ruleOf(event.recurrence, { zone, isAllDay: !!event.allDay });
  if (!rule) return null;
  const {
    FREQ = '',
    INTERVAL = '1',
    COUNT,
    BYDAY,
    ...more
  } = Object.fromEntries(rule.split(';').map((part) => part.split('='))) as Record<string, string | undefined>;
  const others = Object.keys(more).filter((name) => !['UNTIL', 'WKST'].includes(name));
  const days = (BYDAY?.split(',') ?? []).map((day) => DAYS[day]);
  const period = PERIODS[FREQ];
  if (!period || others.length > 0 || days.includes(undefined)) return null;
  const starts = DateTime.fromISO(event.startsAt, { zone });
  const end = endOf(event.recurrence, zone);
  return thing('Schedule', {
    repeatFrequency: `P${INTERVAL}${period}`,
    repeatCount: COUNT && Number(COUNT),
    byDay: days.map((day) => `https://schema.org/${day}`),
    startDate: starts.toISODate(),
    endDate: end && DateTime.fromJSDate(end, { zone }).toISODate(),
    startTime: event.allDay ? null : starts.toFormat('HH:mm:ss'),
    endTime: event.allDay || !event.endsAt ? null : DateTime.fromISO(event.endsAt, { zone }).toFormat('HH:mm:ss'),
    exceptDate: (exceptionsIn(event.recurrenceExceptions) ?? []).map(({ date }) => date),
    scheduleTimezone: zone,
  });
}
