import type { Live, State, Verb } from './table';

/** `GET /editorial/<type>/<documentId>?locale=`, and the answer to every verb. Instants are ISO 8601 in UTC. */
export type Standing = {
  state: State;
  live: Live;
  edition: number;
  dueAt: string | null;
  /** When the text was last written; sent back as `seen`, so that nobody answers for what they have not read. */
  writtenAt: string | null;
  /** null where nothing was approved. */
  isAsApproved: boolean | null;
  forced: { at: string; reason: string; isCountersigned: boolean } | null;
  gone: { reason: string; to: string | null; url: string | null } | null;
  history: Happening[];
  verbs: { verb: Verb; against: Against[] }[];
  /** The other language versions of the same document. */
  others: { language: string; state: State; live: Live }[];
  timeZone: string;
};
export type Against = { code: string; message: string; field?: string };
export type Happening = {
  act: string;
  by: string;
  at: string;
  note: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** What somebody says with a verb: the body of `POST /editorial/<type>/<documentId>/<verb>`. */
export type Said = {
  locale?: string | string[];
  at?: string;
  reason?: string;
  note?: string;
  major?: boolean;
  url?: string;
  to?: string;
  /** When the text was written that whoever acts has read, by language. */
  seen?: Record<string, string>;
};

/** What the panel's lists hold of each row, besides the row. */
export type RowStanding = { state: State; live: Live; dueAt: string | null; isForced: boolean; timeZone: string };

type Titled = { type: string; documentId: string; language: string; title: string };
/** `at` is when it came to where it is, or when it goes out; `by` whoever brought it there. */
export type Waiting = Titled & { at: string | null; by: string | null; note: string | null };
export const TRAYS = ['toApprove', 'returned', 'remarks', 'today', 'embargo', 'toCountersign'] as const;
export type Tray = (typeof TRAYS)[number];
/** `GET /editorial/trays`: what waits for whoever asks. */
export type TraysAnswer = { data: Record<Tray, Waiting[]>; cut: Cut | null; timeZone: string };
/** Only so many were read of how many there are; null where all were. */
export type Cut = { read: number; of: number };

/** One thing on the calendar: due to go out, gone out, or free of its embargo from then on. */
export type Dated = Titled & {
  kind: 'due' | 'out' | 'embargo';
  at: string;
  body: { documentId: string; name: string } | null;
  edition: number | null;
  /** What was said when it was scheduled, to be said again when it is moved; null where it may not be moved. */
  move: { note?: string; major?: boolean } | null;
};
/** `GET /editorial/calendar?from=&to=`: from the first day to before the last, on the office's clock. */
export type CalendarAnswer = { data: Dated[]; cut: Cut | null; timeZone: string };

export type Edition = {
  number: number;
  verb: string;
  title: string;
  note: string | null;
  isMajor: boolean;
  by: string | null;
  at: string;
};
/** `GET /editorial/<type>/<documentId>/editions?locale=`, the newest first. */
export type EditionsAnswer = { data: Edition[]; canRestore: boolean; timeZone: string };
/** `GET /editorial/<type>/<documentId>/comparison?locale=&from=&to=`; `to` may be `draft`. Only fields that differ. */
export type ComparisonAnswer = { data: FieldChange[] };
export type FieldChange = { field: string; parts: Part[] };
export type Part = { words: string; is: 'same' | 'added' | 'removed' };

/** A text readers have, whose next edition brings an entry beside it (`comes`) or takes it away. */
export type Beside = Titled & { comes: boolean };
/** `GET /editorial/beside/<type>/<documentId>?locale=`, of an entry that stands beside texts, such as a sponsor. */
export type BesideAnswer = { data: Beside[] };

/** Somebody of the office, by the number of their login. */
export type Named = { id: number; name: string };
/** `GET /editorial/<type>/<documentId>/remarks?locale=`, the newest first. */
export type RemarksAnswer = { data: ShownRemark[]; timeZone: string };
export type ShownRemark = {
  id: number;
  text: string;
  by: Named;
  to: Named | null;
  at: string;
  /** Whose remark it answers. */
  answers: string | null;
  dealt: { by: string; at: string } | null;
  canTakeBack: boolean;
};
/** `GET /editorial/<type>/<documentId>/colleagues?locale=`: to whom a remark may be addressed. */
export type ColleaguesAnswer = { data: Named[] };
/** The body of `POST /editorial/<type>/<documentId>/remarks`; `answers` is the number of another remark. */
export type Saying = { locale: string; text: string; to?: number | null; answers?: number | null };
