import { dirname, join } from 'node:path';

type Act = (...args: never[]) => unknown;
type Common = { wrapInTransaction(act: Act): Act };

const READS = ['findMany', 'findFirst', 'findOne', 'count'];

/**
 * Strapi puts every reading of documents into a transaction of its own. At PostgreSQL's default isolation each statement sees
 * what is committed when it begins, in a transaction or not, so for a reading this is two more trips to the database and nothing
 * else. Within somebody's transaction a reading stays in that. Answers how to end it.
 */
export function readWithoutTransaction(): () => void {
  // By its place, since Strapi exports no other way to it: an upgrade must look here.
  const core = dirname(require.resolve('@strapi/core/package.json'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- by its place, see above
  const common = require(join(core, 'dist/services/document-service/common.js')) as Common;
  const wrap = common.wrapInTransaction;
  common.wrapInTransaction = (act) => (READS.includes(act.name) ? act : wrap(act));
  return () => void (common.wrapInTransaction = wrap);
}
