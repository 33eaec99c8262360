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
