const DEADLOCK = '40P01';
const TIMES = 5;

/**
 * PostgreSQL ends one of two transactions that wait for each other, and it may be begun again: two processes of the office that are
 * started at the same time both change tables that the other one is using.
 */
export async function againAfterDeadlock<T>(act: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await act();
    } catch (fault) {
      if ((fault as { code?: unknown }).code !== DEADLOCK || tried === TIMES) throw fault;
    }
  }
}
