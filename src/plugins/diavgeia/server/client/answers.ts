import { z, type ZodType } from 'zod';

import type { Told } from '../../shared/told';
import { PortalFault, type PortalReason } from './fault';

const word = z.union([z.string(), z.number()]).transform(String);
const single = z.object({ exception: word.optional(), errorCode: word.optional(), errorMessage: word.optional() });
const several = z.object({ errors: z.array(single) });

/** What the portal says against a question or against what was sent. */
export function readFault({ status, headers }: Pick<Response, 'status' | 'headers'>, body: unknown): PortalFault {
  const reasons = reasonsIn(body);
  const said = reasons.map(({ says }) => says).join(' ');
  const retryAfter = waitAsked(headers);
  if (status === 401)
    return new PortalFault({ code: 'login-refused', status, reasons, told: { code: 'login-refused', params: { status } } });
  if (status === 404)
    return new PortalFault({ code: 'not-found', status, reasons, told: said ? portalSaid(said) : { code: 'not-found' } });
  if (status === 429) return new PortalFault({ code: 'busy', status, retryAfter, told: { code: 'busy' } });
  if (status >= 500 || status === 408)
    return new PortalFault({
      code: 'unavailable',
      status,
      retryAfter,
      reasons,
      told: { code: 'unavailable', params: { status } },
    });
  if (status >= 400)
    return new PortalFault({
      code: status === 403 ? 'forbidden' : 'refused',
      status,
      reasons,
      told: said ? portalSaid(said) : { code: 'refused', params: { status } },
    });
  return new PortalFault({ code: 'unexpected', status, told: { code: 'odd-status', params: { status } } });
}

const portalSaid = (said: string): Told => ({ code: 'said', params: { said } });

/** Throws a PortalFault where an answer is not of the shape it should have. */
export function expectShape<T>(shape: ZodType<T>, answer: unknown, what: string): T {
  const read = shape.safeParse(answer);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PortalFault({ code: 'unexpected', told: { code: 'odd-shape', params: { what, faults: faults.join('; ') } } });
}

function reasonsIn(body: unknown): PortalReason[] {
  const many = several.safeParse(body);
  const list = many.success ? many.data.errors : [single.safeParse(body).data ?? {}];
  return list.flatMap(({ exception, errorCode, errorMessage }) =>
    exception || errorCode || errorMessage
      ? [{ code: errorCode ?? exception ?? '', says: errorMessage ?? errorCode ?? exception ?? '' }]
      : [],
  );
}

/** An HTTP date; `Date.parse` alone takes `-1` and `1.5` for days of 2001. */
const DATE = /^[A-Z][a-z]+, .*GMT$/;

/** `Retry-After` in seconds or as a date (RFC 9110), in milliseconds; a date is told from the portal's own clock, since ours may be wrong. */
export function waitAsked(headers: Pick<Headers, 'get'>): number | undefined {
  const asked = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const at = DATE.test(asked) ? Date.parse(asked) : NaN;
  const now = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Number.isNaN(now) ? Date.now() : now));
}
