/** Starts the PostgreSQL of this test run and answers its address as one who may create databases. */
export async function startPostgres(): Promise<string> {
  if (process.env.TEST_POSTGRES_URL) return process.env.TEST_POSTGRES_URL;
  throw new Error('not yet');
}

export async function stopPostgres(): Promise<void> {}
