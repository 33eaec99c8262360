import { wordsAsked } from '../../shared/asking';
import type { Live, Verb } from '../../shared/table';

/** Whether a dialog comes before the verb: because words are needed, or because it cannot be taken back. */
export function isAsked(verb: Verb, live: Live): boolean {
  return verb === 'publish' || wordsAsked(verb, live).length > 0;
}
