import type { Live, State, Verb } from './table';

/** `GET /editorial/<type>/<documentId>?locale=`, and the answer to every verb. Instants are ISO 8601 in UTC. */
export type Standing = {
  state: State;
  live: Live;
  edition: number;
  dueAt: string | null;
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
};
