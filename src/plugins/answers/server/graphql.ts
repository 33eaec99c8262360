import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage, refuseIf } from '../../../office/refusal';
import { refusalsToPagination } from '../shared/pagination';
import { sentence } from '../shared/sentences';
import { told } from './faults';

type Formatted = { message: string; extensions?: Record<string, unknown> };
type Raised = { path?: unknown; originalError?: unknown };
type Args = { pagination?: unknown };
type Resolve = (root: unknown, args: Args, ctx: unknown, info: unknown, next: Resolve) => unknown;
type Field = { args?: Record<string, unknown> };
const INTERNAL = 'INTERNAL_SERVER_ERROR';
type Nexus = {
  plugin(config: { name: string; onCreateFieldResolver(field: { fieldConfig: Field }): Resolve | undefined }): unknown;
};

/** GraphQL answers with the same sentences, and never with what the database or a stack trace says. */
export function answerInGraphql(strapi: Core.Strapi): void {
  strapi.config.set('plugin::graphql.apolloServer.includeStacktraceInErrorResponses', false);
  strapi.config.set('plugin::graphql.apolloServer.formatError', (formatted: Formatted, raised: Raised) =>
    answer(strapi, formatted, raised),
  );
  const extension = strapi.plugin('graphql').service('extension');
  extension.use(({ nexus }: { nexus: Nexus }) => ({ plugins: [refusePages(strapi, nexus)] }));
}

function answer(strapi: Core.Strapi, formatted: Formatted, raised: Raised): Formatted {
  const cause = raised.path ? raised.originalError : undefined;
  if (!cause) return unraised(strapi, formatted);
  const fault = told(strapi, cause);
  if (isForCaller(fault)) {
    const { name, message, details = {} } = fault;
    return {
      ...formatted,
      message,
      extensions: { ...formatted.extensions, code: codeOf(fault), error: { name, message, details } },
    };
  }
  strapi.log.error(fault);
  return { ...formatted, message: 'Internal Server Error', extensions: { code: INTERNAL } };
}

type ForCaller = Error & { details?: unknown };

/** Strapi's refusals, and HTTP errors that say of themselves that the caller may read them. */
function isForCaller(fault: unknown): fault is ForCaller {
  return fault instanceof errors.ApplicationError || (fault instanceof Error && 'expose' in fault && fault.expose === true);
}

/** What Apollo found wrong with the question itself; some of it Apollo takes for a fault of its own. */
function unraised(strapi: Core.Strapi, formatted: Formatted): Formatted {
  const message = sentence(formatted.message, '', callerLanguage(strapi));
  if (formatted.extensions?.code !== INTERNAL) return { ...formatted, message };
  if (message !== formatted.message) return { ...formatted, message, extensions: { code: 'BAD_REQUEST' } };
  strapi.log.error(`GraphQL: ${formatted.message}`);
  return { message: 'Internal Server Error', extensions: { code: INTERNAL } };
}

/** The codes that Strapi itself gives. */
function codeOf(fault: ForCaller): string {
  if (fault instanceof errors.ForbiddenError || fault instanceof errors.UnauthorizedError) return 'FORBIDDEN';
  if (fault instanceof errors.ValidationError) return 'BAD_USER_INPUT';
  return `STRAPI_${fault.name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()}`;
}

/** Before the question reaches the content API, its pages have been cut to what is allowed; so they are looked at here. */
function refusePages(strapi: Core.Strapi, nexus: Nexus): unknown {
  return nexus.plugin({
    name: 'refuse-pages',
    onCreateFieldResolver: ({ fieldConfig }) => {
      if (!('pagination' in (fieldConfig.args ?? {}))) return undefined;
      const most = strapi.config.get<number>('plugin::graphql.maxLimit');
      return (root, args, ctx, info, next) => {
        refuseIf(strapi, refusalsToPagination(args.pagination, most));
        return next(root, args, ctx, info, next);
      };
    },
  });
}
