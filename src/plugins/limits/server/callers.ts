import { createHash } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';

import type { Context } from 'koa';
import { LRUCache } from 'lru-cache';

import { callerKey } from '../../../office/caller-key';

export type Caller = { key: string; isTrusted: boolean; isKnown: boolean };
type Auth = { strategy?: { name?: string }; credentials?: { id?: number | string } };

/** A token that was right lately is counted by itself; one never seen might be made up, and counts for its address. */
const REMEMBERED = { max: 1_000, ttl: 5 * 60_000 };

/** Who a request is counted for: the holder of a token that was right before, else the address. */
export function callers(trusted: readonly string[]) {
  const tokens = new LRUCache<string, string>(REMEMBERED);
  const networks = blockList(trusted);
  return {
    of(ctx: Context): Caller {
      const id = tokens.get(digest(ctx.get('Authorization')));
      if (id !== undefined) return { key: `token ${id}`, isTrusted: false, isKnown: true };
      const address = ctx.ip.replace(/^::ffff:(?=\d+\.)/i, '');
      return {
        key: digest(callerKey(address)),
        isTrusted: networks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'),
        isKnown: false,
      };
    },

    /** After a request was answered: its token, if it was one, was right. */
    remember(ctx: Context): void {
      const { strategy, credentials } = (ctx.state.auth ?? {}) as Auth;
      if (strategy?.name === 'content-api-token' && credentials?.id !== undefined)
        tokens.set(digest(ctx.get('Authorization')), String(credentials.id));
    },
  };
}

function blockList(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Neither tokens nor addresses are kept as they came. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
