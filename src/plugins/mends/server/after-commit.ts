import type { Core } from '@strapi/strapi';

type Follow = () => unknown;
type Doors = { onCommit(follow: Follow): void; onRollback(follow: Follow): void };
type Act = (doors: Doors) => unknown;
type Database = { transaction(act?: Act): Promise<unknown> };

/**
 * Strapi waits for nothing that follows a transaction, such as reading an entry to tell others of it. Where the connection to the
 * database is lost at that moment, nobody hears of the failure, and Node would end the process, with all that others do in it.
 */
export function surviveWhatFollows(strapi: Core.Strapi): void {
  const database = strapi.db as unknown as Database;
  const begin = database.transaction.bind(database);
  const told = (follow: Follow) => () => {
    void (async () => follow())().catch((fault: Error) => strapi.log.warn(`After a transaction: ${fault.message}`));
  };
  database.transaction = (act) => {
    const doing = begin(
      act &&
        ((doors) =>
          act({
            ...doors,
            onCommit: (follow) => doors.onCommit(told(follow)),
            onRollback: (follow) => doors.onRollback(told(follow)),
          })),
    );
    // Strapi's events wait for their transaction no more than for what follows it. Whoever does wait still gets the failure.
    doing.catch(() => undefined);
    return doing;
  };
}
