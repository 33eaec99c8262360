import { DateTime } from 'luxon';

import { utc } from './times';

type Around = { zone: string; isAllDay: boolean };

/**
 * A rule as RFC 5545 has it, 3.3.10: where it ends is written in UTC for what has an hour, and as a day for what lasts
 * the whole day, however the office wrote it. Null where it is no rule.
 */
export function ruleOf(written: string | null, around: Around): string | null {
  const parts = partsOf(written);
  if (!parts) return null;
  return parts.map(([name, value]) => `${name}=${name === 'UNTIL' ? until(value, around) : value}`).join(';');
}

/** When the last repetition is over at the latest, as far as the rule itself says so. */
export function endOf(written: string | null, zone: string): Date | null {
  const value = partsOf(written)?.find(([name]) => name === 'UNTIL')?.[1];
  return value ? instantOf(value, zone).toJSDate() : null;
}

function partsOf(written: string | null): [string, string][] | null {
  const bare = (written ?? '')
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  const parts = bare.split(';').map((part): [string, string] => {
    const [name = '', value = ''] = part.split('=');
    return [name.trim(), value.trim()];
  });
  const areRight = parts.every(([name, value]) => /^[A-Z-]+$/.test(name) && /^[A-Z0-9,+-]+$/.test(value));
  return areRight && parts.some(([name]) => name === 'FREQ') ? parts : null;
}

function until(value: string, { zone, isAllDay }: Around): string {
  const end = instantOf(value, zone);
  return isAllDay ? end.toFormat('yyyyMMdd') : utc(end.toJSDate());
}

/** A day counts to its end. */
function instantOf(value: string, zone: string): DateTime {
  if (value.endsWith('Z')) return DateTime.fromFormat(value, "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' }).setZone(zone);
  if (value.includes('T')) return DateTime.fromFormat(value, "yyyyMMdd'T'HHmmss", { zone });
  return DateTime.fromFormat(value, 'yyyyMMdd', { zone }).endOf('day').startOf('second');
}
