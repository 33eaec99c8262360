import ICAL from 'ical.js';

/** Whether the text is a recurrence rule of RFC 5545, with or without its `RRULE:` in front. */
export function isRecurrence(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const rule = text.replace(/^RRULE:/i, '');
  if (!/^FREQ=|;FREQ=/i.test(rule)) return false;
  try {
    ICAL.Recur.fromString(rule);
    return true;
  } catch {
    return false;
  }
}
