import { stopPostgres } from './postgres';

export default async function stopDatabase(): Promise<void> {
  await stopPostgres();
}
