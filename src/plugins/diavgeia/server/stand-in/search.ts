import { addDays, daysBetween, echoOf, startOf, isDay } from '../../shared/moments';
import { DAY, type WireAct } from './act';
import { ORGANIZATIONS } from './town';

export type Parameters = Map<string, string>;
export type Range = { from: number; to: number };
/** `issue`, where all that fits was issued in that range. */
export type Search = { echo: string; fits: (act: WireAct) => boolean; issue?: Range };
/** What a fault of the script makes worse. */
export type Worse = { days?: number; ignored?: string[]; largest?: number };

/** The longest range of issue dates; a longer one is cut from its end, without a word. */
const LONGEST = 180;
const STATUS = { PUBLISHED: 'Αναρτημένη', REVOKED: 'Ανακληθείσα', PENDING_REVOCATION: 'Προς ανάκληση' } as const;

/** A question as the portal understands it, with its echo. Whatever it does not know, it passes over. */
export function understand(asked: Parameters, now: number, { days = LONGEST, ignored = [] }: Worse = {}): Search {
  const get = (name: string) => (ignored.includes(name) ? undefined : asked.get(name) || undefined);
  const { submission, issue } = rangesOf(get, now, days);
  const status = statusOf(get('status'));
  const lists = LISTS.flatMap(({ name, clause, has }) => {
    const values = get(name)?.split(';').filter(Boolean) ?? [];
    return values.length > 0
      ? [{ echo: joined(values.map(clause)), has: (act: WireAct) => values.some((value) => has(act, value)) }]
      : [];
  });
  const term = get('term');
  const echo = [
    ...(term ? [`q:"${term}"`] : []),
    `submissionTimestamp:[DT(${echoOf(submission.from)}) TO DT(${echoOf(submission.to)})]`,
    `issueDate:[DT(${echoOf(issue.from)}) TO DT(${echoOf(issue.to)})]`,
    ...lists.map((list) => list.echo),
    ...(status ? [`status:"${STATUS[status]}"`] : []),
  ].join(' AND ');
  return {
    echo,
    issue,
    fits: (act) =>
      within(act.submissionTimestamp, submission) &&
      within(act.issueDate, issue) &&
      (!status || act.status === status) &&
      lists.every(({ has }) => has(act)) &&
      (!term || says(act.subject, term)),
  };
}

/** Both ends count; a day is its first instant in Athens, so that the last day is in practice left out. */
const within = (instant: number, { from, to }: Range) => instant >= from && instant <= to;

function rangesOf(get: (name: string) => string | undefined, now: number, days: number): { submission: Range; issue: Range } {
  const day = (name: string) => (isDay(get(name) ?? '') ? get(name) : undefined);
  const [from, to] = [day('from_date'), day('to_date')];
  const [issuedFrom, issuedTo] = [day('from_issue_date'), day('to_issue_date')];
  const ago = now - LONGEST * DAY;
  const submission = {
    from: from ? startOf(from) : issuedFrom ? startOf(issuedFrom) : ago,
    to: to ? startOf(to) : now,
  };
  if (!issuedFrom && !issuedTo) return { submission, issue: { from: ago, to: now } };
  const first = issuedFrom ?? addDays(issuedTo ?? '', -days);
  const last = issuedTo && daysBetween(first, issuedTo) <= days ? issuedTo : addDays(first, days);
  return { submission, issue: { from: startOf(first), to: startOf(last) } };
}

function statusOf(asked = 'published'): keyof typeof STATUS | undefined {
  const name = asked.toUpperCase();
  if (name === 'ALL') return undefined;
  return name in STATUS ? (name as keyof typeof STATUS) : 'PUBLISHED';
}

const isUid = (value: string) => /^\d+$/.test(value);
const joined = (clauses: string[]) => (clauses.length > 1 ? `(${clauses.join(' OR ')})` : clauses.join(''));
const says = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase());
export const uidOf = (name: string) => ORGANIZATIONS.find(({ latinName }) => latinName === name)?.uid ?? name;

type List = { name: string; clause: (value: string) => string; has: (act: WireAct, value: string) => boolean };
const LISTS: List[] = [
  {
    name: 'org',
    clause: (v) => `${isUid(v) ? 'organizationUid' : 'organizationLatinName'}:"${v}"`,
    has: (act, v) => act.organizationId === uidOf(v),
  },
  { name: 'unit', clause: (v) => `unitUid:"${v}"`, has: (act, v) => act.unitIds.includes(v) },
  { name: 'signer', clause: (v) => `signerUid:"${v}"`, has: (act, v) => act.signerIds.includes(v) },
  { name: 'type', clause: (v) => `decisionTypeUid:"${v}"`, has: (act, v) => act.decisionTypeId === v },
  { name: 'tag', clause: (v) => `thematicCategory:"${v}"`, has: (act, v) => act.thematicCategoryIds.includes(v) },
  { name: 'ada', clause: (v) => `ada:"${v}"`, has: (act, v) => act.ada === v },
  { name: 'subject', clause: (v) => `subject:"${v}"`, has: (act, v) => says(act.subject, v) },
  { name: 'protocol', clause: (v) => `protocolNumber:"${v}"`, has: (act, v) => act.protocolNumber === v },
];
