/** Days are written as `YYYY-MM-DD`, and are the days of the office's wall clock. */
export type View = 'day' | 'week' | 'month';
export const VIEWS: readonly View[] = ['day', 'week', 'month'];

const DAY = 86_400_000;

export function isDay(day: string | null): day is string {
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && text(new Date(day)) === day;
}

export function plusDays(day: string, days: number): string {
  return text(new Date(Date.parse(day) + days * DAY));
}

/** The days a view shows; weeks begin on Monday, and a month shows whole weeks. */
export function daysOf(view: View, day: string): string[] {
  if (view === 'day') return [day];
  if (view === 'week') return run(mondayOf(day), 7);
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = plusDays(plusMonths(day, 1), -1);
  const weeks = Math.ceil(((Date.parse(last) - Date.parse(first)) / DAY + 1) / 7);
  return run(first, weeks * 7);
}

/** The same view one step on or back. */
export function stepped(view: View, day: string, steps: number): string {
  if (view === 'month') return plusMonths(day, steps);
  return plusDays(day, steps * (view === 'week' ? 7 : 1));
}

/** The day and hour of an instant on a wall clock, as `YYYY-MM-DDTHH:mm`. */
export function onTheWall(at: string | Date, timeZone: string): string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', { ...style, hourCycle: 'h23', timeZone }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

function mondayOf(day: string): string {
  return plusDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The first of the month that many months away. */
function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return text(new Date(Date.UTC(year, month - 1 + months, 1)));
}

function run(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => plusDays(first, i));
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}
