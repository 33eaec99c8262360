import { createHash, randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { WireAttachment } from './act';
import { type ExtraField, extrasOf, TYPES } from './catalogue';
import type { NewAct, Shelf } from './shelf';
import { ORGANIZATIONS, SIGNERS, UNITS } from './town';

export type Outcome = { status: number; body: unknown };
type Reason = { errorCode: string; errorMessage: string };

const enclosed = z.object({ description: z.string(), filename: z.string(), mimeType: z.string(), contentBase64: z.string() });
const metadata = z.object({
  publish: z.boolean().default(false),
  correctedCopy: z.boolean().default(false),
  protocolNumber: z.string().default(''),
  subject: z.string().default(''),
  issueDate: z.union([z.string(), z.number()]).optional(),
  organizationId: z.string().default(''),
  unitIds: z.array(z.string()).default([]),
  signerIds: z.array(z.string()).default([]),
  decisionTypeId: z.string().default(''),
  thematicCategoryIds: z.array(z.string()).default([]),
  extraFieldValues: z.record(z.string(), z.unknown()).default({}),
  privateData: z.boolean().default(false),
  decisionDocumentBase64: z.string().optional(),
  attachments: z.object({ attach: z.array(enclosed).default([]), remove: z.array(z.string()).default([]) }).optional(),
});
type Metadata = z.output<typeof metadata>;
type Sent = { said: Metadata; document?: Buffer; attach: WireAttachment[]; remove: string[] };

/** What an organization sends: a form with files, or JSON with the files inside. */
export async function receive({ shelf, ada, request }: { shelf: Shelf; ada?: string; request: Request }): Promise<Outcome> {
  const sent = await read(request).catch(() => undefined);
  if (!sent) return refuse([{ errorCode: 'INVALID_METADATA', errorMessage: 'The metadata cannot be read.' }]);
  if (ada) return edit(shelf, ada, sent);
  const reasons = [...reasonsAgainst(sent.said), ...extrasMissing(sent.said), ...documentReasons(sent.document)];
  if (reasons.length > 0) return refuse(reasons);
  if (!sent.said.publish)
    return { status: 200, body: { ...fields(sent.said), ada: null, versionId: randomUUID(), status: 'SUBMITTED' } };
  return { status: 200, body: shelf.post({ ...fields(sent.said), attachments: sent.attach }) };
}

export async function receiveRevocation({ shelf, request }: { shelf: Shelf; request: Request }): Promise<Outcome> {
  const asked = z.object({ ada: z.string(), comment: z.string().default('') }).safeParse(await request.json().catch(() => null));
  const act = asked.success && shelf.get(asked.data.ada);
  if (!act) return refuse([{ errorCode: 'INVALID_ADA', errorMessage: 'There is no such act.' }]);
  return { status: 200, body: shelf.askRevocation(act.ada, asked.data.comment) };
}

function edit(shelf: Shelf, ada: string, { said, document, attach, remove }: Sent): Outcome {
  const act = shelf.get(ada);
  if (!act) return { status: 404, body: { exception: 'ResourceNotFoundException', errorMessage: `Decision ${ada} not found` } };
  const isSilent = document !== undefined && !said.correctedCopy;
  const reasons = [
    ...reasonsAgainst(said),
    ...(document ? documentReasons(document) : []),
    ...(isSilent ? [{ errorCode: 'CORRECTED_COPY_REQUIRED', errorMessage: 'A new document needs correctedCopy.' }] : []),
  ];
  if (reasons.length > 0) return refuse(reasons);
  const attachments = [...act.attachments.filter(({ id }) => !remove.includes(id)), ...attach];
  const change = { ...fields(said), attachments };
  return { status: 200, body: said.correctedCopy ? shelf.correct(ada, change) : shelf.edit(ada, change) };
}

async function read(request: Request): Promise<Sent> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const said = metadata.parse(await request.json());
    const attach = said.attachments?.attach.map((one) => kept(one, Buffer.from(one.contentBase64, 'base64'))) ?? [];
    const document = said.decisionDocumentBase64 === undefined ? undefined : Buffer.from(said.decisionDocumentBase64, 'base64');
    return { said, document, attach, remove: said.attachments?.remove ?? [] };
  }
  const form = await request.formData();
  const descriptions = list(form.get('attachmentDescr'));
  const files = form.getAll('attachments').filter((one) => one instanceof File);
  const attach = await Promise.all(
    files.map(async (file, i) =>
      kept(
        { description: descriptions[i] ?? '', filename: file.name, mimeType: file.type },
        Buffer.from(await file.arrayBuffer()),
      ),
    ),
  );
  const document = form.get('decisionFile');
  return {
    said: metadata.parse(JSON.parse(String(form.get('metadata')))),
    document: document instanceof File ? Buffer.from(await document.arrayBuffer()) : undefined,
    attach,
    remove: list(form.get('attachmentsToRemove')),
  };
}

const list = (json: unknown) => (typeof json === 'string' ? z.array(z.string()).parse(JSON.parse(json)) : []);

function kept(
  { description, filename, mimeType }: Omit<z.output<typeof enclosed>, 'contentBase64'>,
  content: Buffer,
): WireAttachment {
  return { id: randomUUID(), description, filename, mimeType, checksum: createHash('sha256').update(content).digest('hex') };
}

function fields({
  publish: _publish,
  correctedCopy: _copy,
  decisionDocumentBase64: _document,
  issueDate,
  ...said
}: Metadata): NewAct {
  return { ...said, issueDate: new Date(issueDate ?? 0).getTime(), attachments: [] };
}

function reasonsAgainst(said: Metadata): Reason[] {
  const year = said.extraFieldValues.financialYear;
  const faults: [boolean, string, string][] = [
    [said.subject.trim() === '', 'SUBJECT_REQUIRED', 'The subject is missing.'],
    [!said.issueDate || Number.isNaN(new Date(said.issueDate).getTime()), 'INVALID_ISSUE_DATE', 'The issue date is wrong.'],
    [!ORGANIZATIONS.some(({ uid }) => uid === said.organizationId), 'INVALID_ORGANIZATION', 'The organization is wrong.'],
    [
      said.unitIds.length === 0 || !said.unitIds.every((uid) => UNITS.some((unit) => unit.uid === uid)),
      'INVALID_UNIT',
      'A unit is wrong.',
    ],
    [
      said.signerIds.length === 0 || !said.signerIds.every((uid) => SIGNERS.some((signer) => signer.uid === uid)),
      'INVALID_SIGNER',
      'A signer is wrong.',
    ],
    [
      !TYPES.some(({ uid, allowedInDecisions }) => uid === said.decisionTypeId && allowedInDecisions),
      'INVALID_DECISION_TYPE',
      'The type is wrong.',
    ],
    [year !== undefined && !Number.isInteger(year), 'INVALID_EXTRA_FIELD', 'financialYear must be an integer.'],
  ];
  return faults.filter(([isWrong]) => isWrong).map(([, errorCode, errorMessage]) => ({ errorCode, errorMessage }));
}

/** Of the fields of the type, within fields too, those that are required and empty. */
function extrasMissing({ decisionTypeId, extraFieldValues }: Metadata): Reason[] {
  const missing = (fields: ExtraField[], values: Record<string, unknown>, before: string): string[] =>
    fields.flatMap(({ uid, required, nestedFields }) => {
      const there = [values[uid]].flat().filter((value) => value !== undefined && value !== null && value !== '');
      if (there.length === 0) return required ? [before + uid] : [];
      return there.flatMap((value) => missing(nestedFields, isRecord(value) ? value : {}, `${before}${uid}.`));
    });
  return missing(extrasOf(decisionTypeId), extraFieldValues, '').map((path) => ({
    errorCode: 'EXTRA_FIELD_REQUIRED',
    errorMessage: `The field ${path} is required.`,
  }));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function documentReasons(document: Buffer | undefined): Reason[] {
  if (document?.subarray(0, 5).toString('latin1') === '%PDF-') return [];
  return [{ errorCode: 'INVALID_DOCUMENT', errorMessage: 'The document is missing or no PDF.' }];
}

function refuse(errors: Reason[]): Outcome {
  return { status: 400, body: { errors } };
}
