import type { Core } from '@strapi/strapi';

import { noteRead } from '../../../delivery/api';
import type { Ada } from '../../shared/ada';
import { pageOf, stateOf, type CitedAct } from '../../shared/citing';
import { DECISION } from '../../shared/names';

type Row = {
  ada: Ada;
  document_id: string;
  subject: string | null;
  protocol_number: string | null;
  issue_date: string | null;
  decision_type_uid: string | null;
  decision_status: string;
  document_url: string | null;
  corrected_version_id: string | null;
  history: string;
  submitted_at: Date | null;
  missing_since: Date | null;
  exposure: string;
};

/** What readers are told of cited acts, in the order of their numbers; the state is that of the moment. */
export async function citedActs(strapi: Core.Strapi, adas: readonly Ada[]): Promise<CitedAct[]> {
  if (adas.length === 0) return [];
  const { rows } = (await strapi.db.connection.raw(
    `SELECT ada, document_id, subject, protocol_number, issue_date::text, decision_type_uid, decision_status, document_url, corrected_version_id,
            coalesce(history, '[]')::text AS history, submitted_at, missing_since, exposure
       FROM decisions WHERE ada = ANY (?) AND exposure <> 'hidden'`,
    [[...new Set(adas)]],
  )) as { rows: Row[] };
  const shown = new Map(rows.map((row) => [row.ada, row]));
  for (const ada of adas) {
    const documentId = shown.get(ada)?.document_id;
    // A hidden act depends on all of them like one that there is not, so that not even the marks for caches tell it apart.
    noteRead(strapi, { type: DECISION, ...(documentId && { documentId }) });
  }
  return adas.map((ada) => toldOf(ada, shown.get(ada)));
}

function toldOf(ada: Ada, row: Row | undefined): CitedAct {
  const url = pageOf(ada);
  const nothing = { subject: null, issueDate: null, protocolNumber: null, decisionTypeUid: null, documentUrl: null };
  if (!row) return { ada, state: 'unknown', ...nothing, changedAt: null, url };
  const history = JSON.parse(row.history) as { changed: string[] }[];
  const isMissing = row.missing_since !== null;
  const state = stateOf({ status: row.decision_status, isMissing, history, correctedVersionId: row.corrected_version_id });
  const changedAt = state === 'in-force' ? null : (row.missing_since ?? row.submitted_at);
  return {
    ada,
    state,
    subject: row.subject,
    issueDate: row.issue_date,
    protocolNumber: row.protocol_number,
    decisionTypeUid: row.decision_type_uid,
    changedAt: changedAt?.toISOString() ?? null,
    url,
    documentUrl: row.document_url,
  };
}
