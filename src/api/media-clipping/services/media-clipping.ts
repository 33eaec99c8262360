import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::media-clipping.media-clipping');
