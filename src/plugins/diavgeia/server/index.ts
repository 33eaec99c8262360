import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { tellAsOfInGraphql, tellAsOfInRest } from './as-of';
import { callRoutes, callsOnDesk } from './calls/desk';
import { callsInGraphql, callsInICalendar, callsInRest } from './calls/doors';
import { tellCitedBy } from './citing/cited-by';
import { tellInGraphql, tellInRest } from './citing/doors';
import { guardCitations } from './citing/guard';
import { citing, citingRoutes } from './citing/routes';
import { scheduleCited } from './citing/schedule';
import { actRoutes, acts } from './desk/acts';
import { guardMirrored } from './desk/guard';
import { keepOutOfRecent } from './desk/recent';
import { signCopiesInGraphql, signCopiesInRest } from './documents/signing';
import { exposureRoutes, exposures } from './desk/exposures';
import { mirrorRoutes, mirrors } from './desk/mirrors';
import { keepLinksLean } from './mirror/lean-links';
import { mirror } from './mirror/mirror';
import { registerActions } from './permissions';
import { press, pressRoutes } from './press/desk';
import { proposals, proposalRoutes } from './proposals/routes';
import { ensureReadyRules } from './proposals/rules';
import { postingRoutes, postings } from './publishing/routes';
import { defineSending } from './publishing/sending';
import { scheduleMirror } from './schedule';
import { followActs } from './ties/follow';

export default {
  services: { mirror },
  controllers: { mirrors, exposures, acts, citing, proposals, callsOnDesk, press, postings },
  routes: [
    ...mirrorRoutes,
    ...exposureRoutes,
    ...actRoutes,
    ...citingRoutes,
    ...proposalRoutes,
    ...callRoutes,
    ...pressRoutes,
    ...postingRoutes,
  ],
  async register({ strapi }: { strapi: Core.Strapi }) {
    strapi.hook('strapi::content-types.beforeSync').register(() => keepLinksLean(strapi));
    tellAsOfInGraphql(strapi);
    tellInGraphql(strapi);
    tellCitedBy(strapi);
    callsInGraphql(strapi);
    if (readSettings().S3_PRIVATE) signCopiesInGraphql(strapi);
    const open = { auth: false } as const;
    strapi.server.routes([
      { method: 'GET', path: '/api/calls', handler: callsInRest(strapi), config: open },
      { method: 'GET', path: '/feeds/:locale/calls.ics', handler: callsInICalendar(strapi), config: open },
    ]);
    await registerActions(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(tellAsOfInRest(strapi));
    if (readSettings().S3_PRIVATE) strapi.documents.use(signCopiesInRest(strapi));
    strapi.documents.use(guardCitations(strapi));
    strapi.documents.use(guardMirrored(strapi));
    strapi.documents.use(keepOutOfRecent(strapi));
    strapi.documents.use(tellInRest(strapi));
    followActs(strapi);
    await ensureReadyRules(strapi);
    scheduleMirror(strapi);
    scheduleCited(strapi);
    defineSending(strapi);
  },
};
