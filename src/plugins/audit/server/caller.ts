import type { Context } from 'koa';

import type { Actor } from '../shared/entry';
import type { Origin } from './rows';

type Login = { id: number | string; firstname?: string; lastname?: string; username?: string; email?: string; name?: string };
type Auth = { strategy: { name: string }; credentials?: Login | null };

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Deltio' };

/** Whoever sent the request: a person of the panel, a program with a token, a reader with a login; else the office itself. */
export function actorOf(ctx: Context | undefined): Actor {
  const auth = ctx?.state.auth as Auth | undefined;
  const login = auth?.credentials ?? (ctx?.state.user as Login | undefined);
  if (!login) return SYSTEM;
  const kind = auth?.strategy.name ?? 'admin';
  if (kind.includes('token')) return { kind: 'token', id: String(login.id), name: login.name ?? 'token' };
  // Readers' logins are counted apart from those of the panel.
  return { kind: 'person', id: kind === 'users-permissions' ? `reader:${login.id}` : String(login.id), name: nameOf(login) };
}

export function nameOf({ firstname, lastname, username, email, id }: Login): string {
  return [firstname, lastname].filter(Boolean).join(' ') || username || email || String(id);
}

export function originOf(ctx: Context | undefined): Origin {
  return { ip: ctx?.request.ip ?? null, userAgent: ctx?.get('User-Agent') || null };
}
