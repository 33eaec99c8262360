import type { Exposure } from './exposure';

/** What could not be read: a range of days, one act, or its document. */
export type Failure = { what: string; fault: string; kind: 'window' | 'act' | 'document' };
/** `acts` bear a day of the month; a month that was not read as a whole says why. */
export type MonthCoverage = { month: string; acts: number; state: 'read' | 'failed' | 'open' };
/** How far the copy of one organization's acts is; moments in ISO 8601. */
export type MirrorState = {
  organizationUid: string;
  name: string | null;
  acts: number;
  asOf: string | null;
  triedAt: string | null;
  fault: string | null;
  open: { done: number; of: number } | null;
  failures: Failure[];
  months: MonthCoverage[];
  walks: WalkLine[];
};
export type WalkLine = {
  kind: 'backfill' | 'sync' | 'sweep';
  state: string;
  begunAt: string;
  endedAt: string | null;
  added: number;
  changed: number;
  revoked: number;
  refused: number;
  missing: number;
};
export type MirrorsAnswer = { data: MirrorState[]; timeZone: string };
/** `again` opens once more what failed. */
export const ORDERS = ['sync', 'sweep', 'again'] as const;
export type Order = (typeof ORDERS)[number];

/** One line of the table of personal data: `careful` is what stands unless the office decided otherwise. */
export type ExposureLine = {
  subject: string;
  kind: 'pattern' | 'type' | 'act';
  careful: Exposure | null;
  decided: Exposure | null;
  /** Acts here of that type. */
  acts: number | null;
};
export type ExposingProgress = { done: number; total: number; changed: number; endedAt: string | null };
export type ExposuresAnswer = { data: ExposureLine[]; counts: Record<Exposure, number>; progress: ExposingProgress | null };

export type ActLine = {
  ada: string;
  documentId: string;
  subject: string | null;
  issueDate: string | null;
  typeUid: string | null;
  organizationUid: string | null;
  status: string;
  amount: number | null;
  exposure: Exposure;
  units: string[];
};
export type ActsAnswer = { data: ActLine[]; pagination: { page: number; pageSize: number; total: number } };
export type FacetChoice = { value: string; name: string };
export type FacetsAnswer = Record<'organizations' | 'units' | 'types' | 'categories' | 'signers', FacetChoice[]>;
