import { readEcho, startOf, type Day } from './moments';
import type { Told } from './told';

export const STATUS_ASKED = ['published', 'revoked', 'pending_revocation', 'all'] as const;

/** What one asks the portal's search. Days are those of Athens; a `…To` day is read as its first instant. */
export type Question = {
  ada?: string;
  subject?: string;
  protocol?: string;
  term?: string;
  /** uids or Latin names. */
  organizations?: string[];
  units?: string[];
  signers?: string[];
  types?: string[];
  categories?: string[];
  submittedFrom?: Day;
  submittedTo?: Day;
  issuedFrom?: Day;
  issuedTo?: Day;
  status?: (typeof STATUS_ASKED)[number];
  page?: number;
  size?: number;
  sort?: 'recent' | 'relative';
};

const NAMES = {
  ada: 'ada',
  subject: 'subject',
  protocol: 'protocol',
  term: 'term',
  organizations: 'org',
  units: 'unit',
  signers: 'signer',
  types: 'type',
  categories: 'tag',
  submittedFrom: 'from_date',
  submittedTo: 'to_date',
  issuedFrom: 'from_issue_date',
  issuedTo: 'to_issue_date',
  status: 'status',
  page: 'page',
  size: 'size',
  sort: 'sort',
} as const satisfies Record<keyof Question, string>;

export function toParameters(question: Question): URLSearchParams {
  const named = Object.entries(NAMES).map(([name, parameter]) => [parameter, question[name as keyof Question]] as const);
  const given = named.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return new URLSearchParams(given.map(([name, value]) => [name, Array.isArray(value) ? value.join(';') : String(value)]));
}

/** `narrowed` is the portal's silent cut of a range of issue dates. */
export type Mismatch = { code: 'no-echo' | 'ignored' | 'narrowed' | 'status'; told: Told };

const STATUS_ECHO = { published: 'Αναρτημένη', revoked: 'Ανακληθείσα' } as const;

/**
 * How the echo of a search, `info.query`, differs from what was asked; the portal ignores a parameter that it does not
 * know and cuts a range of days, both without a word.
 */
export function mismatches(question: Question, echo: unknown): Mismatch[] {
  if (typeof echo !== 'string' || echo === '') return [{ code: 'no-echo', told: { code: 'no-echo' } }];
  return [...missing(question, echo), ...ranges(question, echo), ...statusOf(question, echo)];
}

function missing(question: Question, echo: string): Mismatch[] {
  const { organizations = [], units = [], signers = [], types = [], categories = [], ada, subject, protocol, term } = question;
  const lists = [...organizations, ...units, ...signers, ...types, ...categories, ada, subject, protocol, term];
  const asked = lists.filter((value) => value !== undefined);
  const told = plain(echo);
  return asked
    .filter((value) => !told.includes(`"${plain(value)}"`) && !told.includes(`:${plain(value)}`))
    .map((value) => ({ code: 'ignored', told: { code: 'value-ignored', params: { value } } }));
}

const plain = (text: string) => text.toLowerCase().replaceAll('\\', '').replace(/\s+/g, ' ');

function ranges(question: Question, echo: string): Mismatch[] {
  return [
    ...range('submissionTimestamp', question.submittedFrom, question.submittedTo, echo),
    ...range('issueDate', question.issuedFrom, question.issuedTo, echo),
  ];
}

function range(field: string, from: Day | undefined, to: Day | undefined, echo: string): Mismatch[] {
  if (from === undefined && to === undefined) return [];
  const [, low, high] = new RegExp(`${field}:\\[\\s*(?:DT\\()?([^)\\s]+)\\)?\\s+TO\\s+(?:DT\\()?([^)\\]\\s]+)`).exec(echo) ?? [];
  if (!low || !high) return [{ code: 'ignored', told: { code: 'days-ignored', params: { field } } }];
  const later = from !== undefined && !(readEcho(low) <= startOf(from) + slackAt(from));
  const earlier = to !== undefined && !(readEcho(high) >= startOf(to) - slackAt(to));
  if (!later && !earlier) return [];
  // Only days of issue are ever cut; a shorter range of them would not widen the other.
  const code = field === 'issueDate' ? 'narrowed' : 'ignored';
  return [{ code, told: { code: 'narrowed', params: { low, high, from: from ?? '…', to: to ?? '…' } } }];
}

/** Programs differ about the clocks of long ago; each agrees with itself, so that ranges still meet. */
const slackAt = (day: Day) => (day < '1990-01-01' ? 3 * 3_600_000 : 0);

function statusOf({ status = 'published' }: Question, echo: string): Mismatch[] {
  const [, told] = /\bstatus:\s*\(?"?([^")]+)"?/.exec(echo) ?? [];
  const fits =
    status === 'all'
      ? told === undefined
      : status === 'pending_revocation'
        ? told !== undefined && told !== STATUS_ECHO.published
        : told === STATUS_ECHO[status];
  return fits ? [] : [{ code: 'status', told: { code: 'wrong-status', params: { told: told ?? '*', asked: status } } }];
}
