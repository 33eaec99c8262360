import type { Client, Connection, Submittable } from 'pg';

type Wire = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** All rows of a table in PostgreSQL's own text form. */
export async function copyOut(client: Client, table: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  await copy(client, `COPY ${table} TO STDOUT`, {
    handleCopyData: ({ chunk }: { chunk: Buffer }) => void parts.push(Buffer.from(chunk)),
  });
  return Buffer.concat(parts);
}

export async function copyIn(client: Client, table: string, rows: Buffer): Promise<void> {
  await copy(client, `COPY ${table} FROM STDIN`, {
    handleCopyInResponse: (connection: Wire) => {
      connection.sendCopyFromChunk(rows);
      connection.endCopyFrom();
    },
  });
}

/** What `pg` calls of a query while it runs, of which it declares the first only. */
async function copy(client: Client, sql: string, handling: object): Promise<void> {
  await new Promise<void>((done, failed) => {
    const query = {
      submit: (connection: Connection) => connection.query(sql),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => done(),
      handleError: (fault: Error) => failed(fault),
      ...handling,
    };
    client.query(query as Submittable);
  });
}
