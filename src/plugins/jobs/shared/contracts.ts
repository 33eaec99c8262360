export const STATES = ['waiting', 'running', 'failed'] as const;
export type State = (typeof STATES)[number];

export type JobRow = {
  id: string;
  task: string;
  state: State;
  orderedAt: string;
  dueAt: string;
  /** It has been due for a minute and nobody has begun it. */
  isLate: boolean;
  startedAt: string | null;
  attempts: number;
  maxAttempts: number;
  error: string | null;
  /** The text it is about, where it is about one that whoever asks may read. */
  subject: { type: string; documentId: string; language: string; title: string } | null;
};
export type Counts = Record<State, number> & { due: number; oldestDueSeconds: number; runners: number };
export type Listing = { jobs: JobRow[]; counts: Counts };
/** `GET /jobs/list?state=&page=` */
export type ListingAnswer = { data: Listing; timeZone: string };

/** How many of one state the page shows at a time. */
export const PAGE = 50;
