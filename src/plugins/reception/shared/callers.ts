const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Whether a request was made on this machine. One that came through a proxy was not, though the proxy may stand on it.
 */
export function isFromHere({ address, headers }: { address: string | undefined; headers: object }): boolean {
  return LOOPBACK.test(address ?? '') && !FORWARDED.some((name) => name in headers);
}
