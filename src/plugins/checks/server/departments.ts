import type { Core, Modules } from '@strapi/strapi';

import { refuseIf } from '../../../office/refusal';
import { refusalsToParent } from '../shared/departments';

const DEPARTMENT = 'api::department.department';

type Body = { documentId: string; name?: string } | null;
type Department = { name?: string; organization?: Body };
type Placed = Department & { parent?: Department | null; children?: Department[] };

/** A department stands under one of its own body; relations are told in so many ways that what came of them is looked at. */
export function checkDepartments(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if (context.contentType.uid !== DEPARTMENT || !['create', 'update'].includes(context.action)) return next();
    return strapi.db.transaction(async () => {
      const written = await next();
      const { id } = (written ?? {}) as { id?: number };
      const organization = { select: ['documentId', 'name'] };
      const relative = { select: ['name'], populate: { organization } };
      const populate = { organization, parent: relative, children: relative } as never;
      const placed = id ? ((await strapi.db.query(DEPARTMENT).findOne({ where: { id }, populate })) as Placed | null) : null;
      for (const [above, below] of pairsOf(placed)) {
        const bodies = { above: above.organization ?? null, below: below.organization ?? null };
        refuseIf(strapi, refusalsToParent({ ...bodies, parent: above.name ?? '', child: below.name ?? '' }));
      }
      return written;
    });
  };
}

function pairsOf(placed: Placed | null): [Department, Department][] {
  if (!placed) return [];
  const under: [Department, Department][] = placed.parent ? [[placed.parent, placed]] : [];
  return [...under, ...(placed.children ?? []).map((child): [Department, Department] => [placed, child])];
}
