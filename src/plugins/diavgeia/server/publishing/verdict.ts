import type { Language } from '../../../../office/refusal';
import { tell, type Told } from '../../shared/told';
import type { PortalFault, PortalReason } from '../client/fault';
import type { Outcome } from './sendings';

/** No connection was ever made with these. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** What a fault says of the sending that met it; what is not settled may have arrived. */
export function whatBecame(fault: PortalFault): { outcome: Outcome; isSettled: boolean } {
  const { code, status, reasons } = fault;
  if (status === 401) return { outcome: 'account-refused', isSettled: true };
  if (status === 413) return { outcome: 'refused', isSettled: true };
  // Without a reason it may be something between here and the portal that speaks, and the portal may have taken it.
  if (['refused', 'forbidden', 'not-found'].includes(code) && reasons.length > 0) return { outcome: 'refused', isSettled: true };
  if (code === 'unreachable' && NEVER_LEFT.includes(deepest(fault))) return { outcome: 'not-sent', isSettled: true };
  // The portal says itself that it serves nobody; whether it did so before or after the work is looked into all the same.
  if (status === 503 || status === 429) return { outcome: 'not-served', isSettled: false };
  return { outcome: 'lost', isSettled: false };
}

/** Why it did not go as it should: in the portal's own words, or as told to readers of any language. */
export type Reason = PortalReason | { code: string; told: Told[] };

/** Each reason of the portal's; where it gave none, what happened. */
export function told({ reasons, code, told }: PortalFault): Reason[] {
  return reasons.length > 0 ? reasons : [{ code, told }];
}

export function inWords(reason: Reason, language: Language): string {
  return 'told' in reason ? tell(reason.told, language) : reason.says;
}

function deepest({ cause }: { cause?: unknown }): string {
  const { code, cause: deeper } = (cause ?? {}) as { code?: unknown; cause?: unknown };
  return deeper ? deepest({ cause: deeper }) : String(code);
}
