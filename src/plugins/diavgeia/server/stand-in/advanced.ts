import { echoOf, readEcho } from '../../shared/moments';
import { DAY, type WireAct } from './act';
import { uidOf, type Search } from './search';

type Test = (act: WireAct) => boolean;
const LONGEST = 180 * DAY;

/** What the portal answers to a question it cannot read; the misspelling of the exception is its own. */
export class QuerySyntax extends Error {}

const TOKEN =
  /\s*(?:(AND|OR)\b|([()])|(\w+):(?:"([^"]*)"|\[DT\(([^)]+)\) TO DT\(([^)]+)\)\]|\[(-?\d+(?:\.\d+)?) TO (-?\d+(?:\.\d+)?)\]|\[((?:"[^"]*",?\s*)+)\]))/y;

/** The portal's own language of questions. Without issue dates the last 180 days; longer ranges are cut to that. */
export function readAdvanced(q: string, now: number): Search {
  const tokens = tokensOf(q);
  let at = 0;
  let issued: string | undefined;

  const either = (): Test => {
    const tests = [both()];
    while (tokens[at]?.[1] === 'OR') {
      at += 1;
      tests.push(both());
    }
    return (act) => tests.some((test) => test(act));
  };
  const both = (): Test => {
    const tests = [one()];
    while (tokens[at]?.[1] === 'AND') {
      at += 1;
      tests.push(one());
    }
    return (act) => tests.every((test) => test(act));
  };
  const one = (): Test => {
    const token = tokens[at];
    at += 1;
    if (token?.[2] === '(') {
      const inner = either();
      if (tokens[at]?.[2] !== ')') throw new QuerySyntax('a bracket is open');
      at += 1;
      return inner;
    }
    if (!token?.[3]) throw new QuerySyntax('a field is missing');
    const { test, echo } = clause(token);
    if (token[3] === 'issueDate') issued = echo;
    return test;
  };

  const test = either();
  if (at < tokens.length) throw new QuerySyntax('AND or OR is missing');
  const last = `issueDate:[DT(${echoOf(now - LONGEST)}) TO DT(${echoOf(now)})]`;
  const isRecent: Test = (act) => issued !== undefined || (act.issueDate >= now - LONGEST && act.issueDate <= now);
  const isPosted: Test = (act) => /\bstatus:/.test(q) || act.status === 'PUBLISHED';
  const echo = issued ? q.replace(/issueDate:\[[^\]]*\]/, issued) : `${q} AND ${last}`;
  return {
    echo: /\bstatus:/.test(q) ? echo : `${echo} AND status:"Αναρτημένη"`,
    fits: (act) => test(act) && isRecent(act) && isPosted(act),
  };
}

function tokensOf(q: string): RegExpExecArray[] {
  const tokens: RegExpExecArray[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; q.slice(end).trim() !== ''; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(q);
    if (!token) throw new QuerySyntax(`unexpected "${q.slice(end).trim().slice(0, 20)}"`);
    tokens.push(token);
  }
  return tokens;
}

function clause([, , , field = '', text, fromMoment, toMoment, low, high, list]: RegExpExecArray): { test: Test; echo?: string } {
  if (fromMoment && toMoment) {
    const from = readEcho(fromMoment);
    const to = field === 'issueDate' ? Math.min(readEcho(toMoment), from + LONGEST) : readEcho(toMoment);
    const test: Test = (act) => valuesOf(act, field).some((value) => Number(value) >= from && Number(value) <= to);
    return { test, echo: `${field}:[DT(${echoOf(from)}) TO DT(${echoOf(to)})]` };
  }
  if (low !== undefined)
    return { test: (act) => valuesOf(act, field).some((value) => Number(value) >= Number(low) && Number(value) <= Number(high)) };
  const wanted = list ? [...list.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value) : [text ?? ''];
  const isText = ['q', 'content', 'subject'].includes(field);
  return {
    test: (act) =>
      valuesOf(act, field).some((value) =>
        wanted.some((want) => (isText ? value.toLowerCase().includes(want.toLowerCase()) : value === want)),
      ),
  };
}

const STATUS: Record<WireAct['status'], string> = {
  PUBLISHED: 'Αναρτημένη',
  REVOKED: 'Ανακληθείσα',
  PENDING_REVOCATION: 'Προς ανάκληση',
};

/** Questions say `organizationUid` where answers say `organizationId`. */
function valuesOf(act: WireAct, field: string): string[] {
  const values: Record<string, () => string[]> = {
    ada: () => [act.ada],
    q: () => [act.subject],
    content: () => [act.subject],
    subject: () => [act.subject],
    protocolNumber: () => [act.protocolNumber],
    organizationUid: () => [act.organizationId],
    organizationId: () => [act.organizationId],
    organizationLatinName: () => [uidOf('dimos_anemoessas') === act.organizationId ? 'dimos_anemoessas' : ''],
    unitUid: () => act.unitIds,
    unitId: () => act.unitIds,
    signerUid: () => act.signerIds,
    signerId: () => act.signerIds,
    decisionTypeUid: () => [act.decisionTypeId],
    decisionType: () => [act.decisionTypeId],
    thematicCategory: () => act.thematicCategoryIds,
    status: () => [act.status, STATUS[act.status]],
    issueDate: () => [String(act.issueDate)],
    submissionTimestamp: () => [String(act.submissionTimestamp)],
    publishTimestamp: () => [String(act.publishTimestamp)],
    financialYear: () => [String(act.extraFieldValues.financialYear ?? '')],
  };
  const read = values[field];
  if (!read) throw new QuerySyntax(`unknown field "${field}"`);
  return read();
}
