import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from './environment';
import { throwAwayFolder } from './throw-away';

export type Running = {
  pid: number;
  /** Resolves with all that was said as soon as it matches. */
  says(pattern: RegExp): Promise<string>;
  /** Resolves with exit status and words when the process has ended. */
  ended: Promise<{ status: number | null; said: string }>;
  /** To the whole group, as a terminal does. */
  signal(name: NodeJS.Signals): void;
};

export type Checkout = {
  folder: string;
  office(command: string, env?: Record<string, string>): Running;
  remove(): void;
};

/** A checkout of its own, as an operator has one: compiled, with its packages, and a page in place of the built panel. */
export function makeCheckout(): Checkout {
  const folder = throwAwayFolder('checkout');
  for (const part of [
    'dist/src',
    'dist/config',
    'dist/database',
    'src',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'public',
  ]) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (file) => !file.includes('/uploads/') });
  }
  mkdirSync(join(folder, 'public/uploads'), { recursive: true });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(folder, 'node_modules'));
  putPanel(folder);
  const started: Running[] = [];
  return {
    folder,
    office: (command, env = {}) => {
      const running = run(folder, command.split(' ').filter(Boolean), env);
      started.push(running);
      return running;
    },
    remove: () => {
      for (const running of started) running.signal('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return String(port);
}

/** The address of the embedded database, from what its start left beside it. */
export function embeddedUrl(folder: string): string {
  const home = join(folder, '.data/postgres');
  const { port } = JSON.parse(readFileSync(join(home, 'state.json'), 'utf8')) as { port: number };
  const password = /deltio:(\w+)$/m.exec(readFileSync(join(home, 'pgpass'), 'utf8'))?.[1];
  return `postgres://deltio:${password}@127.0.0.1:${port}/deltio`;
}

function putPanel(folder: string): void {
  const built = join(folder, 'dist/build');
  mkdirSync(built);
  writeFileSync(join(built, 'index.html'), '<!doctype html><title>The panel</title>');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the copy's own, which takes its folder from where it lies
  const { fingerprint } = require(join(folder, 'dist/src/office/panel.js')) as { fingerprint: () => string };
  writeFileSync(join(built, '.made-from'), fingerprint());
}

/** Nothing of the environment of the tests reaches it but where programs are. */
function run(folder: string, command: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [join(folder, 'dist/src/office/cli.js'), ...command], {
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  let said = '';
  let status: number | null | undefined;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ status: number | null; said: string }>((done) =>
    child.on('close', (code) => done({ status: (status = code), said })),
  );
  return {
    pid: child.pid!,
    ended,
    says: async (pattern) => {
      for (; !pattern.test(said); await sleep(20)) if (status !== undefined) throw new Error(`It ended (${status}): ${said}`);
      return said;
    },
    signal: (name) => {
      try {
        process.kill(-child.pid!, name);
      } catch {
        // It has ended.
      }
    },
  };
}
