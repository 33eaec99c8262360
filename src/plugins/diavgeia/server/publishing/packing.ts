import type { Ada } from '../../shared/ada';
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
    const send = async (portal: Portal, heard: Hearing) => numbered(await portal.changeAttachments(ada, change, heard));
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
      send: async (portal, heard) => numbered(await portal.correct(ada, posting, heard)),
    };
  return {
    metadata: metadataText(metadata, 'publish'),
    list,
    send: async (portal, heard) => numbered(await portal.publish(posting, heard)),
  };
}

const numbered = ({ act }: { act: { ada: Ada } }) => ({ ada: act.ada });
