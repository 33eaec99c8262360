import type { Core } from '@strapi/strapi';

const DEPARTMENT = 'api::department.department';
const CLIPPING = 'api::media-clipping.media-clipping';

/** The condition under which a department's clerk sees a clipping: it was routed to a department they belong to. */
export async function registerConditions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.register({
    displayName: 'Routed to own department',
    name: 'routed-to-own-department',
    plugin: 'staff',
    category: 'Office',
    handler: async ({ id }: { id: number }) => {
      const departments = await strapi.db.query(DEPARTMENT).findMany({ where: { staff: { id } }, select: ['documentId'] });
      const routings = { documentId: { $in: departments.map((d) => d.documentId) } };
      const clippings = await strapi.db.query(CLIPPING).findMany({ where: { routings }, select: ['id'] });
      return { id: { $in: clippings.map((c) => c.id) } };
    },
  });
}
