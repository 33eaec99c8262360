import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

type Begin = (...args: unknown[]) => Promise<unknown>;

/**
 * Knex resolves `commit()` even where the database refused it, and only its `executionPromise` tells; Strapi would answer that
 * all is written. Here a commit that failed is a failure.
 */
export function tellFailedCommits(strapi: Core.Strapi): void {
  const connection = strapi.db.connection as unknown as { transaction: Begin };
  const begin = connection.transaction.bind(connection);
  connection.transaction = async (...args) => {
    const begun = await begin(...args);
    if (isTransaction(begun)) tell(begun);
    return begun;
  };
}

function tell(trx: Knex.Transaction): void {
  const commit = trx.commit.bind(trx);
  trx.commit = (value?: unknown) => commit(value).then(() => trx.executionPromise) as never;
}

function isTransaction(begun: unknown): begun is Knex.Transaction {
  return typeof begun === 'function' && 'executionPromise' in begun && 'commit' in begun;
}
