import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import { type Refusal, refuseIf } from '../../../../office/refusal';
import { mirror } from '../../api';
import { dayOf } from '../../shared/moments';
import type { TypedObject } from '../../shared/publishing/field';
import * as faults from '../../shared/publishing/faults';
import { toTyped } from '../../shared/publishing/metadata';
import * as say from '../../shared/publishing/sentences';
import { type Kind, OPEN } from '../../shared/publishing/table';
import type { Read } from '../../shared/act';
import { PortalFault } from '../client/fault';
import { account } from './account';
import { filledFrom } from './entries';
import { files, type FileRow } from './files';
import { fieldsOf } from './form';
import { pdfFaults } from './pdf';
import type { Person } from './people';
import { type Changes, type EntryOf, type PostingRow, postingRows } from './rows';
import { tell } from './telling';

export type Beginning = {
  kind: Kind;
  organizationUid?: string | undefined;
  ada?: string | undefined;
  entry?: EntryOf | undefined;
};
type Doing = { by: Person; now: Date };
export type Brought = Pick<FileRow, 'part' | 'filename' | 'mimeType'> & { content: Buffer };
type Given = Pick<PostingRow, 'organizationUid' | 'ada' | 'act' | 'said'>;

export const MEGABYTES = 50;
const MOST_ATTACHMENTS = 50;
const WHILE_SOMEBODY_WAITS = { patience: 20_000, attempts: 2 };

/** Preparing what is to be posted: everything may be wrong or missing, and nothing typed is lost. */
export const drafts = (strapi: Core.Strapi) => ({
  begin: (beginning: Beginning, doing: Doing) => begin(strapi, beginning, doing),

  /** Answers the new revision; what another changed meanwhile is not written over. */
  async save(id: string, { said, revision, ...doing }: Doing & { said: TypedObject; revision: number }): Promise<number> {
    return change(strapi, id, doing, async (row) => {
      refuseIf(strapi, row.revision === revision ? [] : [say.changedSinceSeen()]);
      return { said };
    });
  },

  async bring(id: string, brought: Brought, doing: Doing): Promise<number> {
    refuseIf(strapi, faultsOfFile(brought));
    return change(strapi, id, doing, async (row, trx) => {
      const there = await files(trx, row.id).all();
      const isFull = brought.part === 'attachment' && there.length > MOST_ATTACHMENTS;
      refuseIf(strapi, isFull ? [faults.tooManyFiles(MOST_ATTACHMENTS)] : []);
      await files(trx, row.id).add(brought);
      const { part, filename, mimeType, content } = brought;
      await tell(strapi, { row, what: 'file', by: doing.by.actor, after: { part, filename, mimeType, size: content.length } });
    });
  },

  describe: (id: string, { file, description, ...doing }: Doing & { file: string; description: string }): Promise<number> =>
    change(strapi, id, doing, (row, trx) => files(trx, row.id).describe(file, description)),

  takeAway: (id: string, { file, ...doing }: Doing & { file: string }): Promise<number> =>
    change(strapi, id, doing, async (row, trx) => {
      const gone = (await files(trx, row.id).all()).find((one) => one.id === file);
      if (!gone) throw new errors.NotFoundError();
      await files(trx, row.id).remove(file);
      await tell(strapi, { row, what: 'file-gone', by: doing.by.actor, after: { filename: gone.filename } });
    }),
});

async function begin(strapi: Core.Strapi, { kind, organizationUid, ada, entry }: Beginning, { by, now }: Doing): Promise<string> {
  refuseIf(strapi, reasonsAgainstPreparing(strapi, by));
  const given =
    kind === 'publication' ? await newAct(strapi, { organizationUid, entry, now }) : await presentAct(strapi, kind, ada ?? '');
  return strapi.db.transaction(async ({ trx }) => {
    const row = { kind, authors: [by.id ?? 0], entry: entry ?? null, ...given };
    const id = await postingRows(trx).add(row, now);
    await tell(strapi, { row: { ...row, id }, what: 'begin', by: by.actor, after: { kind, ada: row.ada } });
    return id;
  });
}

type Changing = (row: PostingRow, trx: Knex) => Promise<Changes | void>;

/** Every change makes another revision, and whoever makes it is one of its authors. What it tells the log comes last. */
async function change(strapi: Core.Strapi, id: string, { by, now }: Doing, act: Changing): Promise<number> {
  return strapi.db.transaction(async ({ trx }) => {
    const row = await postingRows(trx).hold(id);
    if (!row) throw new errors.NotFoundError();
    refuseIf(strapi, [...reasonsAgainstPreparing(strapi, by), ...(row.state === OPEN ? [] : [say.notOpen(row.state)])]);
    const revision = row.revision + 1;
    const authors = [...new Set([...row.authors, by.id ?? 0])];
    await postingRows(trx).change(id, { revision, authors }, now);
    const changes = await act(row, trx);
    if (changes) await postingRows(trx).change(id, changes, now);
    return revision;
  });
}

export function reasonsAgainstPreparing(strapi: Core.Strapi, by: Person): Refusal[] {
  if (by.id === null) return [say.nobodyActs()];
  if (!by.mayPrepare) return [say.notYours('submit')];
  return account(strapi).isSet() ? [] : [say.publishingOff()];
}

type New = Pick<Beginning, 'organizationUid' | 'entry'> & { now: Date };

async function newAct(strapi: Core.Strapi, { organizationUid, entry, now }: New): Promise<Given> {
  const organizations = mirror(strapi).organizations();
  const organization = organizationUid ?? organizations[0] ?? '';
  refuseIf(strapi, organizations.includes(organization) ? [] : [say.noOrganization()]);
  const said = { issueDate: dayOf(now), ...(entry && (await filledFrom(strapi, entry))) };
  return { organizationUid: organization, ada: null, act: null, said };
}

/** A change begins with what the portal has at this moment. */
async function presentAct(strapi: Core.Strapi, kind: Kind, ada: string): Promise<Given> {
  const read = await askFor(strapi, ada);
  refuseIf(strapi, 'act' in read ? [] : [say.noSuchAct()]);
  if (!('act' in read)) throw new errors.NotFoundError();
  const { act, raw } = read;
  const organizationUid = act.organizationUid ?? '';
  refuseIf(strapi, mirror(strapi).organizations().includes(organizationUid) ? [] : [say.actOfAnother()]);
  refuseIf(strapi, act.status === 'published' ? [] : [say.actRevoked()]);
  const start = { kind, act: raw, organizationUid, said: { decisionTypeId: act.typeUid ?? '' } };
  return { organizationUid, ada: act.ada, act: raw, said: toTyped(await fieldsOf(strapi, start), raw) };
}

export async function askFor(strapi: Core.Strapi, ada: string): Promise<Read> {
  try {
    return await mirror(strapi).portal(WHILE_SOMEBODY_WAITS).decision(ada);
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    refuseIf(strapi, [['not-found', 'refused'].includes(fault.code) ? say.noSuchAct() : say.portalSilent()]);
    throw fault;
  }
}

function faultsOfFile({ part, filename, content }: Brought): Refusal[] {
  if (content.length === 0) return [faults.emptyFile(filename)];
  if (content.length > MEGABYTES * 1024 * 1024) return [faults.tooLarge(MEGABYTES)];
  return part === 'document' ? pdfFaults(filename, content) : [];
}
