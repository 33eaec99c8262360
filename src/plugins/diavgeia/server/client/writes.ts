import { readAct, type Act, type Extras } from '../../shared/act';
import { PortalFault } from './fault';
import type { Heard, Wire } from './wire';

/** What the portal is told of an act; `issueDate` goes in as an ISO moment and comes out as milliseconds. */
export type Metadata = {
  protocolNumber?: string;
  subject: string;
  issueDate: string;
  organizationId: string;
  unitIds: string[];
  signerIds: string[];
  decisionTypeId: string;
  thematicCategoryIds: string[];
  extraFieldValues: Extras;
  privateData?: boolean;
  actions?: { name: 'notifyRecipients' | 'requestRestNotification'; args: string[] }[];
};
export type Enclosure = { filename: string; mimeType: string; description: string; content: Uint8Array };
export type Posting = { metadata: Metadata; document: Uint8Array; attachments?: Enclosure[] };
type Attaching = { metadata: Metadata; add?: Enclosure[]; remove?: string[] };
type Posted = { act: Act; raw: object };

/** Hears the answer as it came, before it is read. */
type Hearing = (answer: Heard) => void;

const WAYS = {
  publish: { publish: true },
  store: { publish: false },
  edit: { publish: true },
  correct: { publish: true, correctedCopy: true },
} as const;

/** The metadata as they go out, letter for letter. */
export function metadataText(metadata: Metadata, way: keyof typeof WAYS): string {
  return JSON.stringify({ ...metadata, ...WAYS[way] });
}

/** All that the portal can be told, with the organization's account. Nothing is ever sent twice by itself. */
export function writes(wire: Wire) {
  const of = (ada: string) => `/decisions/${encodeURIComponent(ada)}`;
  return {
    publish: async (posting: Posting, heard?: Hearing): Promise<Posted> =>
      posted(await send('/decisions', posting, 'publish', heard)),
    /** Kept by the portal without a number. */
    store: (posting: Posting): Promise<unknown> => send('/decisions', posting, 'store'),
    edit: async (ada: string, metadata: Metadata): Promise<Posted> =>
      posted(await wire.send({ path: of(ada), body: { ...metadata, ...WAYS.edit } })),
    /** A corrected copy (ορθή επανάληψη): the number stays, the document is another. */
    correct: async (ada: string, posting: Posting, heard?: Hearing): Promise<Posted> =>
      posted(await send(of(ada), posting, 'correct', heard)),
    /** `remove` are ids of attachments. */
    async changeAttachments(ada: string, { metadata, add = [], remove = [] }: Attaching, heard?: Hearing): Promise<Posted> {
      const form = new FormData();
      form.set('metadata', metadataText(metadata, 'edit'));
      enclose(form, add);
      if (remove.length > 0) form.set('attachmentsToRemove', JSON.stringify(remove));
      return posted(await wire.send({ path: of(ada), body: form, heard }));
    },
    /** Asks; the portal's own operators decide. */
    requestRevocation: (ada: string, comment: string, heard?: Hearing): Promise<unknown> =>
      wire.send({ path: '/decisions/requests/revocations', body: { ada, comment }, heard }),
  };

  function send(path: string, posting: Posting, way: keyof typeof WAYS, heard?: Hearing): Promise<unknown> {
    const { metadata, document, attachments = [] } = posting;
    const form = new FormData();
    form.set('metadata', metadataText(metadata, way));
    form.set('decisionFile', new Blob([new Uint8Array(document)], { type: 'application/pdf' }), 'decision.pdf');
    enclose(form, attachments);
    return wire.send({ path, body: form, heard });
  }
}

function enclose(form: FormData, attachments: Enclosure[]): void {
  for (const { content, mimeType, filename } of attachments)
    form.append('attachments', new Blob([new Uint8Array(content)], { type: mimeType }), filename);
  if (attachments.length > 0) form.set('attachmentDescr', JSON.stringify(attachments.map(({ description }) => description)));
}

function posted(answer: unknown): Posted {
  const read = readAct(answer);
  if ('act' in read) return read;
  throw new PortalFault({ code: 'unexpected', told: [{ code: 'odd-receipt' }, read.aside.reason] });
}
