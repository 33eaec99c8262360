import { AsyncLocalStorage } from 'node:async_hooks';

import { toldOtherwise } from '../../audit/api';

const cleared = new AsyncLocalStorage<string>();

/** Whatever is done to the document within `act` was decided by the desk, which tells the log itself. */
export function withClearance<T>(documentId: string, act: () => Promise<T>): Promise<T> {
  return cleared.run(documentId, () => toldOtherwise(act));
}

export function hasClearance(documentId: string | undefined): boolean {
  return documentId !== undefined && cleared.getStore() === documentId;
}

const added = new AsyncLocalStorage<string>();

/**
 * Whatever is added to the document within `act` was answered for by two people elsewhere: what stands approved word for word stays
 * approved with it. All else that the desk demands of a change holds.
 */
export function withApproval<T>(documentId: string, act: () => Promise<T>): Promise<T> {
  return added.run(documentId, act);
}

export function keepsApproval(documentId: string): boolean {
  return added.getStore() === documentId;
}
