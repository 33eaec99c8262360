import { tell, type Told } from '../../shared/told';

export type FaultCode =
  | 'unreachable'
  | 'slow'
  | 'unavailable'
  | 'busy'
  | 'not-json'
  | 'unexpected'
  | 'too-large'
  | 'login-refused'
  | 'forbidden'
  | 'refused'
  | 'not-found'
  | 'mismatch';

/** One reason of the portal's against what was sent. */
export type PortalReason = { code: string; says: string };

type Details = {
  code: FaultCode;
  told: Told | Told[];
  status?: number;
  retryAfter?: number;
  reasons?: PortalReason[];
  cause?: unknown;
};

const PASSING: readonly FaultCode[] = ['unreachable', 'slow', 'unavailable', 'busy', 'not-json'];

/** The portal did not answer, or not as it should. */
export class PortalFault extends Error {
  readonly code: FaultCode;
  readonly status: number | undefined;
  /** Milliseconds for which the portal asks to be left alone. */
  readonly retryAfter: number | undefined;
  readonly reasons: PortalReason[];
  /** The same as the message, for readers of any language. */
  readonly told: Told[];

  constructor({ code, told, status, retryAfter, reasons = [], cause }: Details) {
    super(tell(told, 'en'), { cause });
    this.name = 'PortalFault';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.reasons = reasons;
    this.told = [told].flat();
  }

  /** Whether the same question may get an answer later. */
  get passes(): boolean {
    return PASSING.includes(this.code);
  }
}
