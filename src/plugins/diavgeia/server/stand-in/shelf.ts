import { dice, uuid, type WireAct, type WireAttachment, type WireVersion } from './act';
import { addresses, newAda } from './writing';

type Kept = { act: WireAct; log: WireVersion[]; former: WireAct[] };
export type Change = Partial<
  Pick<
    WireAct,
    | 'subject'
    | 'protocolNumber'
    | 'issueDate'
    | 'extraFieldValues'
    | 'decisionTypeId'
    | 'unitIds'
    | 'signerIds'
    | 'thematicCategoryIds'
    | 'privateData'
    | 'attachments'
  >
>;
export type Shelf = ReturnType<typeof makeShelf>;

/** The acts of the stand-in with all their versions, and what can happen to them. */
export function makeShelf(now: () => number) {
  const kept = new Map<string, Kept>();
  const roll = dice(7);
  let revision = 0;
  let sorted: { revision: number; acts: WireAct[] } = { revision: -1, acts: [] };

  const entry = (act: WireAct, creator: string, description: string | null = null): WireVersion => ({
    versionId: act.versionId,
    creator,
    versionTimestamp: act.submissionTimestamp,
    description,
    status: act.status,
    correctedVersionId: act.correctedVersionId,
  });
  const find = (ada: string): Kept => {
    const found = kept.get(ada);
    if (!found) throw new Error(`The stand-in has no act ${ada}.`);
    return found;
  };
  /** A later moment than any before, so that the order of the newest is never in doubt. */
  const moment = () => Math.max(now(), (shelf.all()[0]?.submissionTimestamp ?? 0) + 1);
  const replace = (ada: string, change: Partial<WireAct>, told: { creator?: string; description?: string; linked?: boolean }) => {
    const one = find(ada);
    const act = { ...one.act, submissionTimestamp: moment(), versionId: uuid(roll), ...change };
    act.correctedVersionId = told.linked === false ? null : one.act.versionId;
    one.former.push(one.act);
    one.act = act;
    one.log.push({
      ...entry(act, told.creator ?? '8_1971', told.description ?? null),
      correctedVersionId: one.former.at(-1)?.versionId ?? null,
    });
    revision += 1;
    return act;
  };

  const shelf = {
    revision: () => revision,
    get: (ada: string) => kept.get(ada)?.act,
    log: (ada: string) => kept.get(ada)?.log,
    version: (id: string) =>
      [...kept.values()].flatMap(({ act, former }) => [act, ...former]).find(({ versionId }) => versionId === id),

    /** All acts, last posted, edited or revoked first. */
    all(): WireAct[] {
      if (sorted.revision !== revision) {
        const acts = [...kept.values()].map(({ act }) => act);
        sorted = { revision, acts: acts.sort((a, b) => b.submissionTimestamp - a.submissionTimestamp) };
      }
      return sorted.acts;
    },
    put(act: WireAct): WireAct {
      kept.set(act.ada, { act, log: [entry(act, '8_1971')], former: [] });
      revision += 1;
      return act;
    },
    /** What somebody posts now. */
    post(
      act: Omit<
        WireAct,
        | 'ada'
        | 'publishTimestamp'
        | 'submissionTimestamp'
        | 'versionId'
        | 'status'
        | 'url'
        | 'documentUrl'
        | 'documentChecksum'
        | 'warnings'
        | 'correctedVersionId'
      >,
    ): WireAct {
      const ada = newAda(roll, act.organizationId);
      const at = moment();
      return shelf.put({
        ...act,
        ada,
        publishTimestamp: at,
        submissionTimestamp: at,
        versionId: uuid(roll),
        status: 'PUBLISHED',
        ...addresses(ada),
        documentChecksum: null,
        warnings: null,
        correctedVersionId: null,
      });
    },
    /** The portal does not always say which version an edit replaces. */
    edit: (ada: string, change: Change, { linked = true } = {}) => replace(ada, change, { linked }),
    correct: (ada: string, change: Change) => replace(ada, change, { description: 'Ορθή επανάληψη' }),
    askRevocation: (ada: string, comment: string) => replace(ada, { status: 'PENDING_REVOCATION' }, { description: comment }),
    revoke: (ada: string, description = 'Ανάκληση λόγω προσωπικών δεδομένων') =>
      replace(ada, { status: 'REVOKED', documentUrl: null }, { creator: 'central_1', description, linked: false }),
    /** Nothing of it is left, which the portal's rules do not know and its operators may. */
    remove(ada: string): void {
      kept.delete(ada);
      revision += 1;
    },
    attach(ada: string, attachments: WireAttachment[]): WireAct {
      return replace(ada, { attachments }, {});
    },
  };
  return shelf;
}
