import { dirname, join } from 'node:path';

/** A module of Strapi's document service, by its place: it exports no other way to it, so an upgrade must look here. */
export function documentService<T>(place: string): T {
  const core = dirname(require.resolve('@strapi/core/package.json'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- by its place, see above
  return require(join(core, 'dist/services/document-service', `${place}.js`)) as T;
}
