import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::media-clipping.media-clipping');
