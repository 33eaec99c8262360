import type { Core } from '@strapi/strapi';

import { changesAt, noteRead } from '../../../delivery/api';
import { type Call, type CallKind, WITHOUT_DEADLINE } from '../../shared/calls';
import { pageOf } from '../../shared/citing';
import { DECISION } from '../../shared/names';

export type Asked = {
  kind?: CallKind | undefined;
  /** Those that may still be answered, those that may not, or all. */
  open?: boolean | undefined;
  organization?: string | undefined;
  start?: number | undefined;
  limit?: number | undefined;
};
export type Row = {
  ada: string;
  kind: CallKind;
  subject: string | null;
  protocol_number: string | null;
  issue_date: string | null;
  posted_at: Date;
  deadline_at: Date | null;
  amount: string | null;
  currency: string | null;
  cpv_codes: string;
  organization: string | null;
  document_url: string | null;
  decision_status: string;
  revision: number;
  changed_at: Date;
};
const DAY = 86_400_000;
export const MOST = 100;

const SHOWN = `FROM diavgeia_calls AS call JOIN decisions ON decisions.ada = call.ada
  LEFT JOIN decisions_organization_lnk AS issued ON issued.decision_id = decisions.id
  LEFT JOIN organizations AS body ON body.id = issued.organization_id
  WHERE decisions.exposure = 'public' AND NOT call.is_off`;
export const COLUMNS = `call.ada, call.kind, subject, protocol_number, issue_date::text, call.posted_at, call.deadline_at, amount, currency,
  coalesce(cpv_codes, '[]')::text AS cpv_codes, body.name AS organization, document_url, decision_status, call.revision, call.changed_at`;

/** Public calls, the nearest deadline first, then those without one, the newest first; of those that are over the last first. */
export async function calls(strapi: Core.Strapi, asked: Asked, now: Date): Promise<{ calls: Call[]; total: number }> {
  noteRead(strapi, { type: DECISION });
  noteRead(strapi, { type: 'api::organization.organization' });
  const { kind, open, organization, start = 0, limit = 25 } = asked;
  const since = new Date(now.getTime() - WITHOUT_DEADLINE * DAY);
  const isOpen = '(deadline_at > :now OR (deadline_at IS NULL AND call.posted_at > :since))';
  const conditions = [
    `decision_status <> 'revoked' AND missing_since IS NULL`,
    ...(kind ? ['call.kind = :kind'] : []),
    ...(open === undefined ? [] : [open ? isOpen : `NOT ${isOpen}`]),
    ...(organization ? ['body.document_id = :organization'] : []),
  ];
  const from = `${SHOWN} AND ${conditions.join(' AND ')}`;
  const order = open === false ? 'deadline_at DESC NULLS LAST' : 'deadline_at <= :now, deadline_at NULLS LAST';
  const values = { now, since, kind: kind ?? '', organization: organization ?? '', start, limit };
  const db = strapi.db.connection;
  const { rows } = (await db.raw(
    `SELECT ${COLUMNS}, count(*) OVER ()::int AS total ${from} ORDER BY ${order}, call.posted_at DESC, call.ada LIMIT :limit OFFSET :start`,
    values,
  )) as { rows: (Row & { total: number })[] };
  for (const row of rows) changesWith(strapi, row, now);
  await changesWithNext(strapi, now);
  return { calls: rows.map((row) => toCall(row, now)), total: rows[0]?.total ?? 0 };
}

/** Every answer is another one when the next deadline passes, also where it shows others. */
async function changesWithNext(strapi: Core.Strapi, now: Date): Promise<void> {
  const { rows } = (await strapi.db.connection.raw(`SELECT min(deadline_at) AS next ${SHOWN} AND deadline_at > ?`, [now])) as {
    rows: { next: Date | null }[];
  };
  if (rows[0]?.next) changesAt(strapi, rows[0].next);
}

function changesWith(strapi: Core.Strapi, { deadline_at, posted_at }: Row, now: Date): void {
  const end = deadline_at ?? new Date(posted_at.getTime() + WITHOUT_DEADLINE * DAY);
  if (end > now) changesAt(strapi, end);
}

/** Those with a deadline from some days ago on, revoked ones among them: a calendar must hear that they are off. */
export async function callsInCalendar(strapi: Core.Strapi, { kind }: Pick<Asked, 'kind'>, since: Date): Promise<Row[]> {
  noteRead(strapi, { type: DECISION });
  const { rows } = (await strapi.db.connection.raw(
    `SELECT ${COLUMNS} ${SHOWN} AND deadline_at >= :since ${kind ? 'AND call.kind = :kind' : ''} ORDER BY deadline_at, call.ada LIMIT 2000`,
    { since, kind: kind ?? '' },
  )) as { rows: Row[] };
  return rows;
}

export function toCall(row: Row, now: Date): Call {
  return {
    ada: row.ada,
    kind: row.kind,
    subject: row.subject,
    protocolNumber: row.protocol_number,
    issueDate: row.issue_date,
    postedAt: row.posted_at.toISOString(),
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    isOpen: row.deadline_at === null ? null : row.deadline_at > now,
    amount: row.amount === null ? null : Number(row.amount),
    currency: row.currency,
    cpvCodes: JSON.parse(row.cpv_codes) as string[],
    organization: row.organization,
    url: pageOf(row.ada),
    documentUrl: row.document_url,
  };
}
