import type { Core } from '@strapi/strapi';

import { audit } from '../api';
import type { Act } from '../shared/entry';
import { nameOf } from './caller';

type Told = { user?: { id: number; email?: string }; error?: Error };

/**
 * Logs who came into the panel, who left and who was turned away. Strapi tells of it after the fact and waits for
 * nobody, so an entry that cannot be written is only reported.
 */
export function logLogins(strapi: Core.Strapi): void {
  const tell = async (act: Act) => {
    await audit(strapi)
      .record(act)
      .catch((fault: Error) => strapi.log.error(`The log could not take ${act.act}: ${fault.message}`));
  };
  const person = ({ user }: Told) => ({
    kind: 'person' as const,
    id: user ? String(user.id) : null,
    name: user ? nameOf(user) : '?',
  });
  strapi.eventHub.on('admin.auth.success', (told: Told) => tell({ act: 'panel.login', by: person(told), subject: null }));
  strapi.eventHub.on('admin.logout', (told: Told) => tell({ act: 'panel.logout', by: person(told), subject: null }));
  strapi.eventHub.on('admin.auth.error', ({ error }: Told) => {
    const { email } = (strapi.requestContext.get()?.request.body ?? {}) as { email?: unknown };
    const by = { kind: 'person' as const, id: null, name: String(email ?? '?').slice(0, 200) };
    return tell({ act: 'panel.login-failed', by, subject: null, note: error?.message ?? null });
  });
}
