import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request under way, wherever in the program it is asked. */
export type RequestUnderWay = {
  id: string;
  /** SQL statements so far, and how long they took altogether. */
  statements: number;
  milliseconds: number;
  /** When it may read no longer, in milliseconds of the clock. */
  deadline?: number;
  /** Whether it was broken off at that. */
  isLate?: boolean;
};

const underWay = new AsyncLocalStorage<RequestUnderWay>();

export function duringRequest<T>(request: RequestUnderWay, act: () => T): T {
  return underWay.run(request, act);
}

export function requestUnderWay(): RequestUnderWay | undefined {
  return underWay.getStore();
}
