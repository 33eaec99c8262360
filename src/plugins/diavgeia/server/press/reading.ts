import type { Core } from '@strapi/strapi';

import { pageOf } from '../../shared/citing';
import { daysBetween, type Day } from '../../shared/moments';
import type { PressItem } from '../../shared/press';

export const STATES = ['open', 'done', 'not-needed'] as const;

type Row = {
  ada: string;
  state: PressItem['state'];
  subject: string | null;
  protocol_number: string | null;
  issue_date: Day | null;
  decision_status: string;
  document_url: string | null;
  is_hidden: boolean;
  posted_at: Date;
  due_on: Day;
  newspaper: string | null;
  published_on: Day | null;
  note: string | null;
  done_by_name: string | null;
  done_at: Date | null;
  file_id: number | null;
  file_name: string | null;
  file_url: string | null;
};
const MOST = 500;

type Asked = { state: PressItem['state']; today: Day; withHidden: boolean };

/** What is due first comes first; of what is settled, the latest. Hidden acts stand in it for those who may see them elsewhere, too. */
export async function pressItems(strapi: Core.Strapi, { state, today, withHidden }: Asked): Promise<PressItem[]> {
  const { rows } = (await strapi.db.connection.raw(
    `SELECT press.ada, press.state, ${withHidden ? "coalesce(subject, acts.raw ->> 'subject') AS subject" : 'subject'}, protocol_number,
            issue_date::text, decision_status, document_url, decisions.exposure = 'hidden' AS is_hidden, press.posted_at, due_on::text, newspaper, published_on::text, note, done_by_name, done_at, file_id, files.name AS file_name, files.url AS file_url
       FROM diavgeia_press AS press JOIN decisions ON decisions.ada = press.ada
            LEFT JOIN diavgeia_acts AS acts ON acts.ada = press.ada LEFT JOIN files ON files.id = press.file_id
      WHERE press.state = ? AND (decisions.exposure <> 'hidden' OR ?) AND (press.state <> 'open' OR decision_status <> 'revoked')
      ORDER BY ${state === 'open' ? 'due_on' : 'done_at DESC'}, press.ada LIMIT ${MOST}`,
    [state, withHidden],
  )) as { rows: Row[] };
  return rows.map((row) => toItem(row, today));
}

function toItem(row: Row, today: Day): PressItem {
  return {
    ada: row.ada,
    state: row.state,
    subject: row.subject,
    protocolNumber: row.protocol_number,
    issueDate: row.issue_date,
    isHidden: row.is_hidden,
    isRevoked: row.decision_status === 'revoked',
    url: pageOf(row.ada),
    documentUrl: row.document_url,
    postedAt: row.posted_at.toISOString(),
    dueOn: row.due_on,
    isOverdue: row.state === 'open' && daysBetween(row.due_on, today) > 0,
    newspaper: row.newspaper,
    publishedOn: row.published_on,
    file:
      row.file_id !== null && row.file_url !== null ? { id: row.file_id, name: row.file_name ?? '', url: row.file_url } : null,
    note: row.note,
    doneBy: row.done_by_name,
    doneAt: row.done_at?.toISOString() ?? null,
  };
}

/** Those the office has used before, and the media it knows. */
export async function newspapersIn(strapi: Core.Strapi): Promise<string[]> {
  const { rows } = (await strapi.db.connection.raw(
    `SELECT newspaper AS name FROM diavgeia_press WHERE newspaper IS NOT NULL
     UNION SELECT name FROM organizations WHERE kind = 'media-outlet' AND name IS NOT NULL ORDER BY name LIMIT 300`,
  )) as { rows: { name: string }[] };
  return rows.map(({ name }) => name);
}
