import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { PUBLIC_TYPES } from '../shared/rules';
import { modelsOf } from './gate';

type Args = Record<string, unknown>;
type Field = { name: string; args?: Record<string, unknown> };
type FieldOfType = { parentTypeConfig: { name: string }; fieldConfig: Field };
type Resolve = (root: unknown, args: Args, ctx: Context, info: Info, next: Resolve) => unknown;
type Context = { rootQueryArgsByPath?: Map<string | number, Args> };
type Info = { path: { key: string | number; prev?: unknown }; operation: { operation: string } };
type Nexus = {
  plugin(config: { name: string; onCreateFieldResolver(field: FieldOfType): Resolve | undefined }): unknown;
};

const ABOUT_DRAFTS = ['status', 'publicationFilter', 'hasPublishedVersion'];

/** Types of the base that its own GraphQL fields mention; without them the schema cannot be built. */
const REFERRED_TO = /^plugin::(upload|users-permissions|i18n)\./;

/** Inside matters have no GraphQL at all, and no query reads drafts, however its fields ask for them. */
export function closeGraphql(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql').service('extension');
  for (const uid of Object.keys(strapi.contentTypes)) {
    if ((PUBLIC_TYPES as readonly string[]).includes(uid)) continue;
    if (REFERRED_TO.test(uid)) extension.shadowCRUD(uid).disableQueries().disableMutations();
    else extension.shadowCRUD(uid).disable();
  }
  const known = componentsOfPublicTypes(strapi);
  for (const uid of Object.keys(strapi.components).filter((u) => !known.has(u))) extension.shadowCRUD(uid).disable();
  extension.use(({ nexus }: { nexus: Nexus }) => ({ plugins: [readPublishedOnly(nexus), nobodyLogsIn(nexus)] }));
}

/** Components of public types; private fields among them count, since writing with a token names them too. */
function componentsOfPublicTypes(strapi: Core.Strapi): Set<string> {
  const found = new Set<string>();
  const waiting: string[] = [...PUBLIC_TYPES];
  for (let uid = waiting.pop(); uid !== undefined; uid = waiting.pop()) {
    for (const attribute of Object.values(modelsOf(strapi)(uid)?.attributes ?? {})) {
      if (!attribute.component || found.has(attribute.component)) continue;
      found.add(attribute.component);
      waiting.push(attribute.component);
    }
  }
  return found;
}

/** Strapi hands the arguments of the outermost field down to relations by a side door, so they are cleaned there too. */
function readPublishedOnly(nexus: Nexus): unknown {
  return nexus.plugin({
    name: 'read-published-only',
    onCreateFieldResolver: ({ fieldConfig }) => {
      if (!ABOUT_DRAFTS.some((name) => name in (fieldConfig.args ?? {}))) return undefined;
      return (root, args, ctx, info, next) => {
        if (info.operation.operation !== 'query') return next(root, args, ctx, info, next);
        const handedDown = info.path.prev ? undefined : ctx.rootQueryArgsByPath?.get(info.path.key);
        for (const name of ABOUT_DRAFTS) {
          delete args[name];
          delete handedDown?.[name];
        }
        return next(root, args, ctx, info, next);
      };
    },
  });
}

const DOORS = [
  'Query.me',
  'Mutation.login',
  'Mutation.register',
  'Mutation.forgotPassword',
  'Mutation.resetPassword',
  'Mutation.changePassword',
  'Mutation.emailConfirmation',
  ...['Role', 'User'].flatMap((what) => ['create', 'update', 'delete'].map((verb) => `Mutation.${verb}UsersPermissions${what}`)),
];

/** Readers have no accounts here, and no key changes what they may; so the doors of users-permissions stay shut. */
function nobodyLogsIn(nexus: Nexus): unknown {
  return nexus.plugin({
    name: 'nobody-logs-in',
    onCreateFieldResolver: ({ parentTypeConfig, fieldConfig }) => {
      if (!DOORS.includes(`${parentTypeConfig.name}.${fieldConfig.name}`)) return undefined;
      return () => {
        throw new errors.ForbiddenError('Forbidden access');
      };
    },
  });
}
