import { AsyncLocalStorage } from 'node:async_hooks';

import type { Act, Subject } from '../shared/entry';

type Hearing = { subjects: Set<string> };

const hearing = new AsyncLocalStorage<Hearing>();

/** What is written within is told to the log in other words, and as one act. */
export function toldOtherwise<T>(act: () => Promise<T>): Promise<T> {
  return hearing.run({ subjects: new Set() }, act);
}

/** Also of what is written while something else is, which is then told as a part of that. */
export function isToldOtherwise(): boolean {
  return hearing.getStore() !== undefined;
}

/** Does it, and answers as well whether the log was told anything about a document meanwhile. */
export async function hearingOf<T>(act: () => Promise<T>): Promise<{ result: T; isTold(of: About): boolean }> {
  const subjects = new Set<string>();
  const result = await hearing.run({ subjects }, act);
  return { result, isTold: (of) => subjects.has(keyOf(of)) };
}

type About = Pick<Subject, 'type' | 'documentId'>;

export function noteTold(subject: Subject | null): void {
  if (subject) hearing.getStore()?.subjects.add(keyOf(subject));
}

function keyOf({ type, documentId }: About): string {
  return `${type} ${documentId}`;
}

const waiting = new AsyncLocalStorage<Act[]>();

/** Whether an act waits for the end of what is going on; then it must not be written now. */
export function isKeptBack(act: Act): boolean {
  return (waiting.getStore()?.push(act) ?? 0) > 0;
}

/** Does several acts in one transaction, and tells the log of all of them when the last is done. */
export async function keepingBack<T>(act: () => Promise<T>, tell: (act: Act) => Promise<void>): Promise<T> {
  const kept: Act[] = [];
  const result = await waiting.run(kept, act);
  for (const one of kept) await tell(one);
  return result;
}
