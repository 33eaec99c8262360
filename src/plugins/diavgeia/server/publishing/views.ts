import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage, type Language, Refused, type Refusal } from '../../../../office/refusal';
import { readSettings } from '../../../../office/settings';
import { audit } from '../../../audit/api';
import { mirror } from '../../api';
import { POSTING } from '../../shared/names';
import type { PostingAnswer, PostingLine, PostingsAnswer, Told } from '../../shared/publishing/contracts';
import { entriesOf, type Field, isObject, listOf, organizationIn, sortOf, type TypedObject } from '../../shared/publishing/field';
import { fieldNamed } from '../../shared/publishing/portal-reasons';
import { type State, STATES, VERBS } from '../../shared/publishing/table';
import { fromText, tell } from '../../shared/told';
import { account } from './account';
import { desk } from './desk';
import { titleOf } from './entries';
import { files } from './files';
import { attachmentsOf, fieldsOf } from './form';
import { lists } from './lists';
import type { Person } from './people';
import { type PostingRow, postingRows } from './rows';
import { type Sending, sendings } from './sendings';
import { subjectOf } from './telling';
import { inWords, type Reason } from './verdict';

const PAGE = 25;
/** A longer list is searched, not shown. */
const LONGEST_SHOWN = 400;

type Looking = { by: Person; now: Date };
type Chosen = { state?: State | undefined; entry?: string | undefined; page: number };

export async function listPostings(strapi: Core.Strapi, { state, entry, page }: Chosen): Promise<PostingsAnswer> {
  const rows = postingRows(strapi.db.connection);
  const where = `WHERE ${state ? 'state = ?' : `state <> 'discarded'`}${entry ? ' AND entry_document = ?' : ''}`;
  const bindings = [...(state ? [state] : []), ...(entry ? [entry] : [])];
  const total = await rows.count(where, bindings);
  const found = await rows.list(`${where} ORDER BY changed_at DESC, id DESC LIMIT ? OFFSET ?`, [
    ...bindings,
    PAGE,
    (page - 1) * PAGE,
  ]);
  return {
    data: found.map(lineOf),
    counts: await countsOf(strapi),
    pagination: { page, pageSize: PAGE, pageCount: Math.ceil(total / PAGE), total },
    publishing: await publishingOf(strapi),
    timeZone: readSettings().OFFICE_TIMEZONE,
  };
}

async function countsOf(strapi: Core.Strapi): Promise<Record<State, number>> {
  const { rows } = await strapi.db.connection.raw('SELECT state, count(*)::int AS count FROM diavgeia_postings GROUP BY state');
  const counted = new Map((rows as { state: State; count: number }[]).map(({ state, count }) => [state, count]));
  return Object.fromEntries(STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<State, number>;
}

async function publishingOf(strapi: Core.Strapi): Promise<PostingsAnswer['publishing']> {
  const uids = mirror(strapi).organizations();
  const { rows } = await strapi.db.connection.raw(
    'SELECT diavgeia_uid AS uid, max(name) AS label FROM organizations WHERE diavgeia_uid = ANY (?) GROUP BY diavgeia_uid',
    [uids],
  );
  const called = new Map((rows as { uid: string; label: string }[]).map(({ uid, label }) => [uid, label]));
  return {
    isOn: account(strapi).isSet(),
    refusedAt: (await account(strapi).refusedAt())?.toISOString() ?? null,
    organizations: uids.map((uid) => ({ uid, label: called.get(uid) ?? uid })),
  };
}

function lineOf(row: PostingRow): PostingLine {
  const { id, kind, state, ada, organizationUid, changedAt, lookAt } = row;
  return {
    ...{ id, kind, state, ada, organizationUid },
    title: subjectOf(row).title,
    changedAt: changedAt.toISOString(),
    lookAt: lookAt?.toISOString() ?? null,
  };
}

export async function showPosting(strapi: Core.Strapi, id: string, { by, now }: Looking): Promise<PostingAnswer> {
  const db = strapi.db.connection;
  const row = await postingRows(db).get(id);
  if (!row) throw new errors.NotFoundError();
  const language = callerLanguage(strapi);
  const refusalInWords = ({ code, says, field }: Refusal): Told => ({ code, message: says[language], ...(field && { field }) });
  const { fields, offered, fault } = await formFor(strapi, row);
  const { against, faults } = await desk(strapi).look(row, by, now);
  const log = await audit(strapi).historyOf({ type: POSTING, documentId: id, limit: 100 });
  return {
    ...lineOf(row),
    said: row.said,
    revision: row.revision,
    fields,
    lists: offered,
    files: await files(db, id).all(),
    removable: attachmentsOf(row.act).flatMap(({ id: of, filename, description }) =>
      of ? [{ id: of, filename: filename ?? '', description: description ?? '' }] : [],
    ),
    entry: row.entry && { ...row.entry, title: await titleOf(strapi, row.entry) },
    faults: faults.length > 0 ? faults.map(refusalInWords) : fault,
    told: row.told.map((reason) => toTold(reason, fields, language)),
    candidates: row.candidates,
    note: row.note,
    verbs: VERBS.map((verb) => ({ verb, against: against[verb].map(refusalInWords) })),
    history: log.map(({ act, by: who, at, note, after }) => ({
      act,
      by: who.name,
      at,
      note: note ?? reasonsIn(after, language),
    })),
    sendings: (await sendings(db, id).all()).map((sent) => toSent(sent, language)),
    timeZone: readSettings().OFFICE_TIMEZONE,
  };
}

function toTold(reason: Reason, fields: Field[], language: Language): Told {
  const field = 'says' in reason ? fieldNamed(reason, fields) : undefined;
  return { code: reason.code, message: inWords(reason, language), ...(field && { field }) };
}

/** Why a step did not go as it should, as the log holds it. */
function reasonsIn(after: unknown, language: Language): string | null {
  const { told } = (after ?? {}) as { told?: Reason[] };
  return told?.map((reason) => inWords(reason, language)).join(' ') ?? null;
}

function toSent(sending: Sending, language: Language) {
  const { outAt, endedAt, outcome, number, metadata, files: sent, status, answer } = sending;
  const fault = sending.fault && tell(fromText(sending.fault), language);
  const short = sent.map(({ part, filename, sha256 }) => ({ part, filename, sha256 }));
  const moments = { outAt: outAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null };
  return { number, ...moments, outcome, metadata, files: short, status, answer, fault };
}

/** A portal that does not answer leaves what was typed to be seen. */
async function formFor(strapi: Core.Strapi, row: PostingRow) {
  try {
    const fields = await fieldsOf(strapi, row);
    return { fields, offered: await offeredIn(strapi, fields, row), fault: [] };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    const { refusals } = fault.details as { refusals: Told[] };
    return { fields: await fieldsOf(strapi, { ...row, said: {} }), offered: {}, fault: refusals };
  }
}

async function offeredIn(strapi: Core.Strapi, fields: Field[], { said, organizationUid }: PostingRow) {
  const wanted = new Map<string, Set<string>>();
  for (const { list, chosen } of choicesIn(fields, said, organizationUid)) {
    const before = wanted.get(list) ?? new Set();
    wanted.set(list, new Set([...before, ...chosen]));
  }
  const offered: PostingAnswer['lists'] = {};
  for (const [list, chosen] of wanted) {
    const items = await lists(strapi).items(list);
    const isWhole = items.length <= LONGEST_SHOWN;
    offered[list] = { isWhole, items: isWhole ? items : items.filter(({ uid }) => chosen.has(uid)) };
  }
  return offered;
}

function choicesIn(fields: Field[], typed: TypedObject, otherwise: string): { list: string; chosen: string[] }[] {
  const organization = organizationIn(fields, typed, otherwise);
  return fields.flatMap((field) => {
    const entries = entriesOf(field, typed[field.uid]).map(({ value }) => value);
    if (sortOf(field) === 'object') {
      const filled = entries.filter(isObject);
      return (filled.length > 0 ? filled : [{}]).flatMap((one) => choicesIn(field.nestedFields, one, organization));
    }
    const list = listOf(field, organization);
    return list ? [{ list, chosen: entries.filter((one) => typeof one === 'string') }] : [];
  });
}
