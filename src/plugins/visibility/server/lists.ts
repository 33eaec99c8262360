import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

type Controller = Record<string, unknown>;

/** Lists of Strapi's own in which a key for programs would find what belongs to hidden entries, or people. */
const CLOSED: Record<string, string[]> = {
  'plugin::upload.content-api': ['find', 'findOne'],
  'plugin::users-permissions.user': ['find', 'findOne', 'count'],
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
