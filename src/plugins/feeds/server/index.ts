import type { Core } from '@strapi/strapi';

import { event, events } from './events';
import { askInRest, tellInGraphql, tellInRest } from './json-ld-doors';
import { RELEASE_FORMS, releases } from './releases';
import { robotsTxt, sitemap, sitemapPart } from './sitemap';

export default {
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(tellInRest(strapi));
  },
  register({ strapi }: { strapi: Core.Strapi }) {
    tellInGraphql(strapi);
    askInRest(strapi);
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
      { method: 'GET', path: '/sitemap.xml', handler: sitemap(strapi), config: open },
      { method: 'GET', path: '/sitemap-:part', handler: sitemapPart(strapi), config: open },
      { method: 'GET', path: '/robots.txt', handler: robotsTxt, config: open },
    ]);
  },
};
