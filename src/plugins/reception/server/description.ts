import { join } from 'node:path';

import { generate } from '@strapi/openapi';
import type { Core } from '@strapi/strapi';

import { ROOT } from '../../../office/root';
import { PUBLIC_TYPES } from '../../visibility/api';
import { type Operation, truthful } from '../shared/operations';

/** Where the description lies once it is written: it takes seconds to make, too long for a request. */
export const DESCRIPTION = join(ROOT, 'dist', 'openapi.json');

type Document = { info: object; servers?: object[]; paths: Record<string, Record<string, Operation>> };

/** OpenAPI 3.1 of what websites and integrators use; the base's own doors, which are closed here, are left out. */
export function describeApi(strapi: Core.Strapi): Document {
  const { document } = generate(strapi, { type: 'content-api' }) as unknown as { document: Document };
  const names: string[] = PUBLIC_TYPES.map((uid) => strapi.contentType(uid).info.pluralName);
  const paths = Object.entries(document.paths).filter(([path]) => names.includes(path.split('/')[1] ?? ''));
  return {
    ...document,
    info: {
      title: 'Deltio content API',
      version: strapi.config.get<string>('info.version'),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    paths: Object.fromEntries(paths.map(([path, operations]) => [path, told(operations)])),
  };
}

function told(operations: Record<string, Operation>): Record<string, Operation> {
  return Object.fromEntries(Object.entries(operations).map(([method, operation]) => [method, truthful(method, operation)]));
}
