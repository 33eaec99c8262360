import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { processFlags } from './flags';
import type { Ask, Opened, Plugin, Said } from './office-process';

export type BenchOffice = Awaited<ReturnType<typeof openBenchOffice>>;
type Told = { told?: unknown; fault?: string };
type Role = 'writer' | 'editor' | 'admin';

type Opening = { isBare?: boolean; without?: Plugin[]; template?: string };

/** An office as people at the panel reach it, on a copy of the template; `isBare` leaves the desk, and what stands on it, out. */
export async function openBenchOffice({ isBare = false, without = isBare ? ['editorial'] : [], template }: Opening = {}) {
  const child = fork(join(__dirname, 'office-process.ts'), { execArgv: processFlags() });
  const ask = async <T>(message: Ask): Promise<T> => {
    child.send(message);
    const [{ told, fault }] = (await once(child, 'message')) as [Told];
    if (fault) throw new Error(fault);
    return told as T;
  };
  const { url, databaseUrl, tokens } = await ask<Opened>({ ask: 'open', without, template });

  const send = async <T>(role: Role, path: string, { method = 'POST', body }: { method?: string; body?: unknown } = {}) => {
    const isForm = body instanceof FormData;
    const type = isForm ? {} : { 'Content-Type': 'application/json' };
    const headers = { Authorization: tokens[role] ?? '', Connection: 'keep-alive', ...type };
    const answer = await fetch(url + path, {
      method,
      headers,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text || 'null') as T;
  };
  return {
    url,
    databaseUrl,
    /** Milliseconds of processor time since its process began. */
    processor: () => ask<number>({ ask: 'processor' }),
    /** What went to the database since this was asked last. */
    said: () => ask<Said[]>({ ask: 'said' }),
    isBare,
    send,
    /** How many SQL statements an act takes. */
    async statementsOf(act: () => Promise<unknown>): Promise<number> {
      const before = await ask<number>({ ask: 'statements' });
      await act();
      return (await ask<number>({ ask: 'statements' })) - before;
    },
    async close(): Promise<void> {
      await ask({ ask: 'close' });
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
