import { join } from 'node:path';

import { generate } from '@strapi/openapi';
import type { Core, UID } from '@strapi/strapi';

import { ROOT } from '../../../office/root';
import { PUBLIC_TYPES } from '../../visibility/api';
import { answerWith, type Attribute, exampleOf } from '../shared/examples';
import { described, type Operation, withOwnIds } from '../shared/operations';

/** Where the description lies once it is written: it takes seconds to make, too long for a request. */
export const DESCRIPTION = join(ROOT, 'dist', 'openapi.json');

type Operations = Record<string, Operation>;
type Document = {
  openapi: string;
  info: object;
  servers?: object[];
  components?: object;
  security?: object[];
  paths: Record<string, Operations>;
};

/** OpenAPI 3.1 of what websites and integrators use; the base's own doors, which are closed here, are left out. */
export function describeApi(strapi: Core.Strapi): Document {
  const { document } = generate(strapi, { type: 'content-api' }) as unknown as { document: Document };
  const types = new Map<string, UID.ContentType>(PUBLIC_TYPES.map((uid) => [strapi.contentType(uid).info.pluralName, uid]));
  const paths = Object.entries(document.paths).flatMap(([path, operations]) => {
    const [, name = '', ...more] = path.split('/');
    const uid = types.get(name);
    return uid ? [[path, told(strapi, operations, { uid, name, isList: more.length === 0 })] as const] : [];
  });
  const { openapi, components, security } = document;
  return withOwnIds({
    openapi,
    info: {
      title: 'Deltio content API',
      version: strapi.config.get<string>('info.version'),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api' }],
    components,
    security,
    paths: Object.fromEntries(paths),
  });
}

function told(
  strapi: Core.Strapi,
  operations: Operations,
  about: { uid: UID.ContentType; name: string; isList: boolean },
): Operations {
  const { name, isList, uid } = about;
  const entry = exampleOf(strapi.contentType(uid).attributes as unknown as Record<string, Attribute>);
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => {
      const example = answerWith(entry, isList && method === 'get');
      return [method, described(method, operation, { name, isList, example })];
    }),
  );
}
