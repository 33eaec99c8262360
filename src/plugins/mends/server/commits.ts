import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

type Container = (trx: Knex.Transaction) => unknown;
type Client = { transaction(container: Container, ...rest: unknown[]): unknown };

/**
 * Knex resolves `commit()` even where the database refused it, and only its `executionPromise` tells; Strapi would answer that
 * all is written. Here a commit that failed is a failure.
 */
export function tellFailedCommits(strapi: Core.Strapi): void {
  const client = strapi.db.connection.client as Client;
  const begin = client.transaction.bind(client);
  client.transaction = (container, ...rest) =>
    begin(
      (trx) => {
        const commit = trx.commit.bind(trx);
        trx.commit = (value?: unknown) =>
          commit(value)
            .then(() => trx.executionPromise)
            .catch((fault: Error) => {
              // An import of Strapi's does not wait for it, and says that all is well.
              strapi.log.warn(`Nothing of a transaction was written: ${fault.message}`);
              throw fault;
            }) as never;
        return container(trx);
      },
      ...rest,
    );
}
