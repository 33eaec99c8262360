import type { Field, TypedObject } from './field';
import type { Kind, State, Verb } from './table';

export type Told = { code: string; message: string; field?: string };
export type PostingLine = {
  id: string;
  kind: Kind;
  state: State;
  title: string;
  ada: string | null;
  organizationUid: string;
  changedAt: string;
  lookAt: string | null;
};
export type PostingsAnswer = {
  data: PostingLine[];
  counts: Record<State, number>;
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
  publishing: { isOn: boolean; refusedAt: string | null; organizations: { uid: string; label: string }[] };
  timeZone: string;
};
export type PostedFile = {
  id: string;
  part: 'document' | 'attachment';
  filename: string;
  mimeType: string;
  description: string;
  size: number;
  sha256: string;
};
export type SentOnce = {
  number: number;
  outAt: string | null;
  endedAt: string | null;
  outcome: string | null;
  metadata: string;
  files: { part: string; filename: string; sha256: string }[];
  status: number | null;
  answer: string | null;
  fault: string | null;
};
export type PostingAnswer = PostingLine & {
  said: TypedObject;
  revision: number;
  fields: Field[];
  /** What the form’s choices are called, by list and uid; all of a short list, what is chosen of a long one. */
  lists: Record<string, { items: { uid: string; label: string }[]; isWhole: boolean }>;
  files: PostedFile[];
  /** Of the act that is changed: what may be removed. */
  removable: { id: string; filename: string; description: string }[];
  entry: { type: string; documentId: string; language: string | null; title: string } | null;
  faults: Told[];
  /** The portal’s reasons. */
  told: Told[];
  candidates: string[];
  note: string | null;
  verbs: { verb: Verb; against: Told[] }[];
  history: { act: string; by: string; at: string; note: string | null }[];
  sendings: SentOnce[];
  timeZone: string;
};
