/** What one connection has done, in bytes and milliseconds of the clock. */
export type Progress = {
  /** Since when something has been waiting to leave, and how much had left by then. */
  waitingSince?: number | undefined;
  sentThen: number;
  /** Since when a request has been coming in that is not whole yet. */
  comingSince?: number | undefined;
};
type Seen = { now: number; waiting: number; sent: number };

/** Whoever takes an answer slower than this, for so long, is not read to any further. */
export const SLOWEST_BYTES_A_SECOND = 2_000;
export const PATIENCE = 20_000;
/** A request must be whole within this time; files for the library may take longer. */
export const WHOLE_WITHIN = 30_000;

/** Notes how far an answer has got. True when the reader has been too slow for too long. */
export function isTooSlow(progress: Progress, { now, waiting, sent }: Seen): boolean {
  if (waiting === 0) {
    progress.waitingSince = undefined;
    return false;
  }
  if (progress.waitingSince === undefined) {
    progress.waitingSince = now;
    progress.sentThen = sent;
    return false;
  }
  const span = now - progress.waitingSince;
  if (span < PATIENCE) return false;
  const isSlow = (sent - progress.sentThen) / (span / 1000) < SLOWEST_BYTES_A_SECOND;
  progress.waitingSince = now;
  progress.sentThen = sent;
  return isSlow;
}
