/** A new act (ανάρτηση), a corrected copy (ορθή επανάληψη), other attachments, a request of revocation (αίτηση ανάκλησης). */
export const KINDS = ['publication', 'correction', 'attachments', 'revocation'] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ['draft', 'submitted', 'approved', 'sending', 'posted', 'refused', 'uncertain', 'discarded'] as const;
export type State = (typeof STATES)[number];
export const VERBS = ['submit', 'return', 'approve', 'send', 'rework', 'look', 'settle', 'send-again', 'discard'] as const;
export type Verb = (typeof VERBS)[number];
export type Right = 'prepare' | 'clear';

/** What a verb asks for, beside the right and the state. */
export type Need =
  /** An account at the portal is set, and the portal has not turned it away. */
  | 'account'
  | 'accepted'
  /** Every field is as the form demands, and the document is there. */
  | 'complete'
  /** Neither one of those who prepared it nor who submitted it. */
  | 'second-person'
  /** Nobody has changed it since the caller read it. */
  | 'as-seen'
  | 'as-approved'
  | 'was-sent'
  | 'reason'
  | 'ada';
type Row = { right: Right; from: readonly State[]; needs: readonly Need[] };

/** Every step of a posting. */
export const TABLE: Record<Verb, Row> = {
  submit: { right: 'prepare', from: ['draft'], needs: ['account', 'as-seen', 'complete'] },
  return: { right: 'prepare', from: ['submitted', 'approved'], needs: ['reason'] },
  approve: { right: 'clear', from: ['submitted'], needs: ['account', 'second-person', 'as-seen', 'complete'] },
  send: { right: 'clear', from: ['approved'], needs: ['account', 'accepted', 'second-person', 'as-approved'] },
  /** The portal refused it: it becomes a draft again. */
  rework: { right: 'prepare', from: ['refused'], needs: [] },
  /** Nobody knows whether it arrived: ask the portal once more. */
  look: { right: 'prepare', from: ['uncertain'], needs: ['account', 'was-sent'] },
  /** It did arrive: somebody found it, under this number. */
  settle: { right: 'clear', from: ['uncertain'], needs: ['account', 'ada'] },
  /** It did not arrive: somebody made sure. */
  'send-again': { right: 'clear', from: ['uncertain'], needs: ['account', 'accepted', 'second-person', 'as-approved', 'reason'] },
  discard: { right: 'prepare', from: ['draft', 'refused'], needs: [] },
};

/** Where it may still be changed. */
export const OPEN: State = 'draft';
