import { DateTime } from 'luxon';

/** A value of DATE-TIME or DATE, with the parameters that say which. */
export type When = { value: string; parameters: Record<string, string | undefined> };

export function utc(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");
}

/**
 * An instant on the clock of a place, so that what is repeated there stays at its hour when the clocks change. In the hour
 * that comes twice a year programs understand that form differently, so what happens once is told in UTC then.
 */
export function local(at: Date, { zone, isRepeated }: { zone: string; isRepeated: boolean }): When {
  const there = DateTime.fromJSDate(at, { zone });
  const isTwice = there.getPossibleOffsets().length > 1;
  if (zone === 'UTC' || (isTwice && !isRepeated)) return { value: utc(at), parameters: {} };
  return { value: there.toFormat("yyyyMMdd'T'HHmmss"), parameters: { TZID: zone } };
}

export function day(at: Date, zone: string, days = 0): When {
  return { value: DateTime.fromJSDate(at, { zone }).plus({ days }).toFormat('yyyyMMdd'), parameters: { VALUE: 'DATE' } };
}

/** The instant at which a day of the calendar has the hour that another instant has, on the clock of a place. */
export function sameHourOn(date: string, { at, zone }: { at: Date; zone: string }): Date {
  const { hour, minute, second } = DateTime.fromJSDate(at, { zone });
  return DateTime.fromISO(date, { zone }).set({ hour, minute, second }).toJSDate();
}
