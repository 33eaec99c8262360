import type { Core } from '@strapi/strapi';

import { standing as standingOf } from '../api';
import { addDetailsToFiles, details } from './details';
import { watchTheDoor } from './door';
import { guardUploads } from './guard';
import { fetchFromTheOpenNetOnly } from './import';
import { drawPicturesAnew } from './pictures';
import { keepQuestionsToFiles } from './questions';
import { controllers, routes } from './routes';
import { signPicturesInTexts } from './signing';
import { standing } from './standing';
import { watchStore } from './store';

export default {
  services: { details, standing },
  controllers,
  routes,
  register({ strapi }: { strapi: Core.Strapi }) {
    addDetailsToFiles(strapi);
    keepQuestionsToFiles(strapi);
    watchTheDoor(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    watchStore(strapi);
    drawPicturesAnew(strapi);
    guardUploads(strapi);
    standingOf(strapi).watch();
    fetchFromTheOpenNetOnly(strapi);
    await signPicturesInTexts(strapi);
  },
};
