export type Actor = { kind: 'person' | 'token' | 'link' | 'system'; id: string | null; name: string };

/** A language version of a document, by the title it had then; `type` is a UID. */
export type Subject = { type: string; documentId: string; locale: string | null; title: string };

/** What somebody did: `act` is a code such as `editorial.publish`, `says` puts it in words where the code does not. */
export type Act = {
  act: string;
  by: Actor;
  subject: Subject | null;
  says?: string;
  before?: object | null;
  after?: object | null;
  note?: string | null;
};

export type Values = Record<string, unknown>;

/** One row of the log as people and programs read it. `at` is in UTC with microseconds. */
export type Entry = {
  number: number;
  at: string;
  act: string;
  by: Actor;
  subject: Subject | null;
  says: string | null;
  before: Values | null;
  after: Values | null;
  note: string | null;
  from: { ip: string | null; userAgent: string | null };
};
