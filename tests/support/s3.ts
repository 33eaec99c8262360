import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const KEYS = { S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' };

export type Store = {
  endpoint: string;
  objects(bucket: string): Promise<string[]>;
  /** Answers the writes after so many with this error, so many times, or until it is called without one. */
  fail(fault?: { name: string; after: number; times?: number }): Promise<void>;
  /** Knows the office's key by this secret; without one, not at all. */
  know(secret?: string): Promise<void>;
  /** Takes a bucket away, or brings it back empty. */
  lose(bucket: string): Promise<void>;
  bring(bucket: string): Promise<void>;
  /** Nobody answers any longer. */
  leave(): Promise<void>;
  stop(): Promise<void>;
};

/** An S3 server in a process of its own; it checks signatures, knows no ACLs, and one of its two buckets is open to readers. */
export async function startStore(): Promise<Store> {
  const directory = await mkdtemp(join(tmpdir(), 'office-s3-'));
  const server = fork(join(__dirname, 's3-server.ts'), [directory], { execArgv: ['-r', 'esbuild-register'] });
  const { port } = await answer<{ port: number }>(server);
  const leave = async () => {
    if (!server.connected) return;
    server.disconnect();
    await once(server, 'exit');
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects: async (bucket) => {
      const names = existsSync(join(directory, bucket)) ? await readdir(join(directory, bucket), { recursive: true }) : [];
      return names.flatMap((name) => /^(.+)\._S3rver_object$/.exec(name)?.[1] ?? []).sort();
    },
    fail: async (fault) => {
      server.send({ fail: fault && { times: 1e9, ...fault } });
      await answer(server);
    },
    know: async (secret) => {
      server.send({ secret: secret ?? null });
      await answer(server);
    },
    lose: (bucket) => rm(join(directory, bucket), { recursive: true }),
    bring: (bucket) => mkdir(join(directory, bucket)),
    leave,
    stop: async () => {
      await leave();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function answer<T>(server: ChildProcess): Promise<T> {
  const [message] = await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(([code]) => Promise.reject(new Error(`The S3 server ended with ${code}`))),
  ]);
  return message as T;
}
