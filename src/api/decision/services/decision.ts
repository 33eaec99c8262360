import { factories } from '@strapi/strapi';
import { pagination } from '@strapi/utils';

const DECISION = 'api::decision.decision';

type Paging = { page?: number; pageSize?: number; start?: number; limit?: number; withCount?: unknown };
type Asked = { pagination?: Paging };

/**
 * Strapi looks for a page first and counts afterwards. Of many acts, counting costs an index or two, but looking for twenty where a
 * filter leaves none or few goes through all of them; so they are counted first.
 */
export default factories.createCoreService(DECISION, ({ strapi }) => ({
  async find(asked: Asked = {}) {
    const paging = asked.pagination ?? {};
    if ('withCount' in paging) return super.find(asked);
    const { defaultLimit, maxLimit } = strapi.config.get<{ defaultLimit: number; maxLimit: number }>('api.rest');
    const defaults = { offset: { limit: defaultLimit }, page: { pageSize: defaultLimit } };
    const { start, limit } = pagination.withDefaultPagination(paging, { defaults, maxLimit });
    const wanted = { status: 'published', ...asked, start, limit } as object;
    const total = await strapi.documents(DECISION).count(wanted);
    const results = total > start ? await strapi.documents(DECISION).findMany(wanted) : [];
    const isByOffset = 'start' in paging || 'limit' in paging;
    const tell = isByOffset ? pagination.transformOffsetPaginationInfo : pagination.transformPagedPaginationInfo;
    return { results, pagination: tell({ start, limit }, total) };
  },
}));
