import { randomBytes } from 'node:crypto';

import type { Act } from '../../shared/act';
import type { Exposure } from '../../shared/exposure';
import { shownOf } from '../../shared/public-act';
import { digestOf } from './prepared';

export type Row = ReturnType<typeof rowOf>;
export type Writing = { act: Act; raw: object; exposure: Exposure; history: HistoryEntry[]; now: Date };
/** What readers are told of a version: when it came, and which of the portal's fields it changed. */
export type HistoryEntry = { versionId: string | null; at: string | null; status: string; changed: string[] };

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
/** Strapi's columns hold moments on the clock of the process, as its driver writes them. */
const local = (instant: number | null) =>
  instant === null ? null : iso(instant - new Date(instant).getTimezoneOffset() * 60_000)?.slice(0, -1);
const short = (text: string | null, length = 255) =>
  text === null || text.length <= length ? text : [...text].slice(0, length).join('');

/** The row of an act in the table that readers ask. */
export function rowOf({ act, exposure, history, now }: Omit<Writing, 'raw'>) {
  const shown = shownOf(act, exposure);
  return {
    document_id: newDocumentId(),
    ada: act.ada,
    subject: shown.subject,
    protocol_number: short(shown.protocolNumber),
    issue_date: act.issueDate,
    submitted_at: local(act.submittedAt),
    posted_at: local(act.publishedAt),
    decision_type_uid: short(act.typeUid, 20),
    organization_uid: short(act.organizationUid, 20),
    decision_status: act.status,
    url: short(shown.url),
    document_url: short(shown.documentUrl),
    amount: shown.amount,
    currency: shown.currency,
    financial_year: shown.financialYear,
    suppliers: shown.suppliers,
    cpv_codes: shown.cpvCodes,
    related_adas: shown.relatedAdas,
    gazette: shown.gazette,
    attachments: shown.attachments,
    version_id: short(act.versionId, 60),
    corrected_version_id: short(act.correctedVersionId, 60),
    history: exposure === 'hidden' ? [] : history,
    exposure,
    at: local(now.getTime()),
  };
}

/** What the mirror keeps of an act for itself; of a revoked one, nothing that was written in it. */
export function keptOf({ act, raw }: { act: Act; raw: object }) {
  return {
    ada: act.ada,
    organization_uid: act.organizationUid ?? '',
    version_id: act.versionId,
    status: act.status,
    issued_at: iso(act.issuedAt),
    submitted_at: iso(act.submittedAt),
    digest: digestOf(raw),
    raw: act.status === 'revoked' ? null : raw,
  };
}

/** JSON that PostgreSQL takes: it knows neither NUL nor half of a character. */
export function toJson(rows: unknown): string {
  const json = JSON.stringify(rows);
  // Nothing else is written so, and most pages have none.
  if (!json.includes('\\u')) return json;
  return json.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1').replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/gi, '$1\\ufffd');
}

/** A text that PostgreSQL takes, for the same reason. */
export function writable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const LENGTH = 24;
let random = Buffer.alloc(0);

/** In the form of Strapi's own. Chance is fetched for many at once, since the system takes as long over it as over one. */
function newDocumentId(): string {
  if (random.length < LENGTH) random = randomBytes(LENGTH * 500);
  const [first = 0, ...rest] = random.subarray(0, LENGTH);
  random = random.subarray(LENGTH);
  return (LETTERS[first % 26] ?? 'a') + rest.map((byte) => LETTERS[byte % 36]).join('');
}
