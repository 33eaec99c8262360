import { z } from 'zod';

import { toAda, type Ada } from './ada';
import { cutShort, isTooDeep } from './depth';
import { dayOf, instantOf, type Day } from './moments';
import type { Told } from './told';

export const STATUSES = ['published', 'pending-revocation', 'revoked', 'submitted'] as const;
export type Status = (typeof STATUSES)[number];
export type Attachment = {
  id: string | null;
  description: string | null;
  filename: string | null;
  mimeType: string | null;
  checksum: string | null;
};
export type Extras = Record<string, unknown>;

/** An act as the portal has it, its shapes made even; moments are milliseconds since 1970. */
export type Act = {
  ada: Ada;
  protocolNumber: string | null;
  subject: string | null;
  /** As stored by the portal; `issueDate` is the day it means. */
  issuedAt: number | null;
  issueDate: Day | null;
  organizationUid: string | null;
  signerUids: string[];
  unitUids: string[];
  typeUid: string | null;
  categoryUids: string[];
  extras: Extras;
  /** The organization's own flag for personal data; null when the portal does not say. */
  isPrivate: boolean | null;
  publishedAt: number | null;
  /** Of the last posting, edit or revocation. */
  submittedAt: number | null;
  versionId: string | null;
  status: Status;
  url: string | null;
  documentUrl: string | null;
  documentChecksum: string | null;
  attachments: Attachment[];
  correctedVersionId: string | null;
};

/** What could not be read as an act, kept with its reason. */
export type Aside = { ada: Ada | null; reason: Told; raw: unknown };
export type Read = { act: Act; raw: object } | { aside: Aside };

const LOOSE = /^[\p{L}\p{N}]{2,20}-[\p{L}\p{N}]{1,6}$/u;

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
/** A value may stand in a list by itself; whatever else it is, it costs the field and not the act. */
const single = (v: unknown) => (Array.isArray(v) && v.length === 1 ? (v[0] as unknown) : v);
const orNull = z
  .preprocess(single, z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish().catch(null))
  .transform((v) => v ?? null);
const instant = z
  .unknown()
  .optional()
  .transform((v) => instantOf(single(v)));
const many = z
  .unknown()
  .optional()
  .transform((v) => (Array.isArray(v) ? (v as unknown[]) : [v]))
  .transform((list) => list.flatMap((v) => (typeof v === 'string' || typeof v === 'number' ? String(v).trim() || [] : [])))
  .transform((list) => [...new Set(list)]);
const flag = z
  .unknown()
  .optional()
  .transform((v) => (v === true || v === 'true' || v === 1 ? true : v === false || v === 'false' || v === 0 ? false : null));
const attachment = z.object({ id: orNull, description: orNull, filename: orNull, mimeType: orNull, checksum: orNull });
const status = orNull.transform((v) => statusIn(v ?? '')).pipe(z.enum(STATUSES));

const shape = z.object({
  protocolNumber: orNull,
  subject: orNull,
  issueDate: instant,
  organizationId: orNull,
  signerIds: many,
  unitIds: many,
  decisionTypeId: orNull,
  thematicCategoryIds: many,
  extraFieldValues: z
    .unknown()
    .optional()
    .transform((v): Extras => (isObject(single(v)) ? (single(v) as Extras) : {})),
  privateData: flag,
  publishTimestamp: instant,
  submissionTimestamp: instant,
  versionId: orNull,
  status,
  url: orNull,
  documentUrl: orNull,
  documentChecksum: orNull,
  attachments: z
    .preprocess((v) => (Array.isArray(v) ? v.filter(isObject) : isObject(v) ? [v] : []), z.array(attachment))
    .catch([]),
  correctedVersionId: orNull,
});

/** Reads one item of an answer, whatever its shape; never throws. */
export function readAct(raw: unknown): Read {
  if (!isObject(raw)) return { aside: { ada: null, reason: { code: 'no-act' }, raw: cutShort(raw) } };
  const ada = adaOf(raw);
  if (isTooDeep(raw)) return { aside: { ada, reason: { code: 'too-deep' }, raw: cutShort(raw) } };
  if ('errorCode' in raw || 'errorMessage' in raw)
    return { aside: { ada, reason: { code: 'error-in-place', params: { said: said(raw) } }, raw } };
  if (!ada) return { aside: { ada, reason: { code: 'no-ada' }, raw } };
  const read = shape.safeParse(raw);
  if (!read.success) return { aside: { ada, reason: { code: 'no-status', params: { status: statusOf(raw) } }, raw } };
  const { data } = read;
  if (data.versionId === null && data.submissionTimestamp === null && data.subject === null)
    return { aside: { ada, reason: { code: 'number-only' }, raw } };
  return { act: toAct(ada, data), raw };
}

function toAct(ada: Ada, data: z.output<typeof shape>): Act {
  return {
    ada,
    protocolNumber: data.protocolNumber,
    subject: data.subject,
    issuedAt: data.issueDate,
    issueDate: data.issueDate === null ? null : dayOf(data.issueDate),
    organizationUid: data.organizationId,
    signerUids: data.signerIds,
    unitUids: data.unitIds,
    typeUid: data.decisionTypeId,
    categoryUids: data.thematicCategoryIds,
    extras: data.extraFieldValues,
    isPrivate: data.privateData,
    publishedAt: data.publishTimestamp,
    submittedAt: data.submissionTimestamp,
    versionId: data.versionId,
    status: data.status,
    url: data.url,
    documentUrl: data.documentUrl,
    documentChecksum: data.documentChecksum,
    attachments: data.attachments,
    correctedVersionId: data.correctedVersionId,
  };
}

/** A stub may have lost its number and kept its address. What is neither is no number to ask for, or to write down. */
function adaOf({ ada, url }: Record<string, unknown>): Ada | null {
  const written = typeof ada === 'string' ? toAda(ada) : '';
  return [written, adaInAddress(url)].find((one) => LOOSE.test(one)) ?? null;
}

function adaInAddress(url: unknown): Ada {
  const [, last = ''] = typeof url === 'string' ? (/\/decisions\/([^/?#]+)/.exec(url) ?? []) : [];
  try {
    return toAda(decodeURIComponent(last));
  } catch {
    return '';
  }
}

function said({ errorCode, errorMessage }: Record<string, unknown>): string {
  const words = [errorCode, errorMessage].filter((v) => typeof v === 'string' || typeof v === 'number');
  return words.join(' ').slice(0, 300) || '…';
}

/** Every other field may have any shape. */
const statusOf = ({ status }: Record<string, unknown>) => (JSON.stringify(status) ?? '').slice(0, 100);

/** The names of the service, or those that its own pages show. */
function statusIn(given: string): string {
  const name = given
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return SHOWN_AS.get(name.normalize('NFD').replace(/\p{M}/gu, '')) ?? name;
}

const SHOWN_AS = new Map<string, Status>([
  ['αναρτημενη', 'published'],
  ['ανακληθεισα', 'revoked'],
  ['revocation-pending', 'pending-revocation'],
  ['υπο-ανακληση', 'pending-revocation'],
]);
