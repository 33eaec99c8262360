import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::decision-signer.decision-signer');
