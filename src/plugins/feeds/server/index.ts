import type { Core } from '@strapi/strapi';

import { event, events } from './events';
import { RELEASE_FORMS, releases } from './releases';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const open = { auth: false } as const;
    const feed = releases(strapi);
    strapi.server.routes([
      ...RELEASE_FORMS.map((form) => ({
        method: 'GET' as const,
        path: `/feeds/:locale/press-releases.${form}`,
        handler: feed(form),
        config: open,
      })),
      { method: 'GET', path: '/feeds/:locale/events.ics', handler: events(strapi), config: open },
      { method: 'GET', path: '/feeds/:locale/events/:file', handler: event(strapi), config: open },
    ]);
  },
};
