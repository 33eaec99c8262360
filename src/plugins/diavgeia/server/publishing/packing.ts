import type { Act } from '../../shared/act';
import type { Ada } from '../../shared/ada';
import { dayOf } from '../../shared/moments';
import { isAlike } from '../../shared/publishing/likeness';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import { type Metadata, metadataText } from '../client/writes';
import type { Heard } from '../client/wire';
import type { FileRow } from './files';
import type { PostingRow } from './rows';
import type { SentFile } from './sendings';

type Hearing = (answer: Heard) => void;
type Packed = { metadata: string; list: SentFile[]; send(portal: Portal, heard: Hearing): Promise<{ ada: Ada }> };
type Contents = (FileRow & { content: Buffer })[];

/** What goes out for a posting: in words for the record, and the call that sends it. */
export function packed(row: PostingRow, contents: Contents): Packed {
  const list = contents.map(({ part, filename, mimeType, description, sha256 }) => ({
    part,
    filename,
    mimeType,
    description,
    sha256,
  }));
  const ada = row.ada ?? '';
  if (row.kind === 'revocation') {
    const comment = String((row.metadata as { comment?: unknown } | null)?.comment ?? '');
    const send = async (portal: Portal, heard: Hearing) => (await portal.requestRevocation(ada, comment, heard), { ada });
    return { metadata: JSON.stringify({ ada, comment }), list: [], send };
  }
  const { attachmentsToRemove: remove = [], ...metadata } = row.metadata as Metadata & { attachmentsToRemove?: string[] };
  const document = contents.find(({ part }) => part === 'document')?.content ?? Buffer.alloc(0);
  const attachments = contents.filter(({ part }) => part === 'attachment');
  if (row.kind === 'attachments') {
    const change = { metadata, add: attachments, remove };
    const send = async (portal: Portal, heard: Hearing) => receipt(await portal.changeAttachments(ada, change, heard), row);
    return {
      metadata: JSON.stringify({ ...(JSON.parse(metadataText(metadata, 'edit')) as object), attachmentsToRemove: remove }),
      list,
      send,
    };
  }
  const posting = { metadata, document, attachments };
  if (row.kind === 'correction')
    return {
      metadata: metadataText(metadata, 'correct'),
      list,
      send: async (portal, heard) => receipt(await portal.correct(ada, posting, heard), row),
    };
  return {
    metadata: metadataText(metadata, 'publish'),
    list,
    send: async (portal, heard) => receipt(await portal.publish(posting, heard), row),
  };
}

/** A receipt for something else is none: whether it arrived is looked for. */
function receipt({ act }: { act: Act }, { kind, ada, organizationUid, metadata }: PostingRow): { ada: Ada } {
  const isThis =
    kind === 'publication'
      ? (act.organizationUid ?? organizationUid) === organizationUid &&
        metadata !== null &&
        isAlike(filled(act, metadata), metadata)
      : act.ada === ada;
  if (isThis) return { ada: act.ada };
  throw new PortalFault({ code: 'unexpected', told: { code: 'receipt-of-another', params: { ada: act.ada } } });
}

/** What a short receipt leaves out speaks for no other act. */
function filled({ subject, protocolNumber, issueDate, typeUid }: Act, sent: Metadata): Parameters<typeof isAlike>[0] {
  return {
    subject: subject ?? sent.subject,
    protocolNumber: protocolNumber ?? sent.protocolNumber ?? null,
    issueDate: issueDate ?? dayOf(Date.parse(sent.issueDate)),
    typeUid: typeUid ?? sent.decisionTypeId,
  };
}
