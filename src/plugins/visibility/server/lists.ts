import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { closeRoutes } from '../../../office/routes';

type Controller = Record<string, unknown>;

/** Lists of Strapi's own in which a key for programs would find what belongs to hidden entries. */
const CLOSED: Record<string, string[]> = {
  'plugin::upload.content-api': ['find', 'findOne'],
};

/** Files are looked at through the entries that show them; the list of all files would tell of drafts, scans and portraits. */
export function closeLists(strapi: Core.Strapi): void {
  for (const [name, actions] of Object.entries(CLOSED)) {
    const closed = Object.fromEntries(actions.map((action) => [action, answerNothing]));
    strapi.get('controllers').extend(name, (controller: Controller) => ({ ...controller, ...closed }));
  }
}

async function answerNothing(): Promise<never> {
  throw new errors.NotFoundError('Not Found');
}

/** What readers may do is settled at each start, and readers have no accounts: no key for programs reads or changes either. */
export function closeReaders(strapi: Core.Strapi): void {
  const isClosed = (handler: string) => /^(role|user|permissions)\./.test(handler);
  closeRoutes(strapi, { plugin: 'users-permissions', router: 'content-api', isClosed });
}
