import { AsyncLocalStorage } from 'node:async_hooks';

const cleared = new AsyncLocalStorage<string>();

/** Whatever is done to the document within `act` was decided by the desk. */
export function withClearance<T>(documentId: string, act: () => Promise<T>): Promise<T> {
  return cleared.run(documentId, act);
}

export function hasClearance(documentId: string | undefined): boolean {
  return documentId !== undefined && cleared.getStore() === documentId;
}
