import { spawn } from 'node:child_process';

import { codeOf } from './files';

export type SystemUser = { name: string; uid: number; gid: number };
export type Ran = { code: number | null; output: string; fault?: string };

/** Runs one of PostgreSQL's programs to its end, as `user` when we are root; never throws. */
export function run({
  command,
  args,
  user,
  input = '',
}: {
  command: string;
  args: string[];
  user?: SystemUser;
  input?: string;
}): Promise<Ran> {
  return new Promise((resolve) => {
    const fail = (error: unknown) =>
      resolve({ code: null, output: error instanceof Error ? error.message : String(error), fault: codeOf(error) });
    try {
      let output = '';
      const child = spawn(command, args, { ...surroundings(user), stdio: 'pipe' });
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
      child.on('error', fail);
      child.on('close', (code) => resolve({ code, output }));
      // A program that ends without reading its input is no fault of ours.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    } catch (error) {
      // Node reports some faults, such as a user one may not become, by throwing.
      fail(error);
    }
  });
}

/** Nothing of the office's environment reaches PostgreSQL: it holds secrets, and PG* variables would steer it. */
export function surroundings(user?: SystemUser) {
  const windows = process.platform === 'win32';
  return {
    uid: user?.uid,
    gid: user?.gid,
    cwd: '/',
    windowsHide: true,
    env: windows ? process.env : { PATH: `${process.env.PATH ?? ''}:/usr/local/bin:/usr/bin:/bin`, LC_ALL: 'C', TZ: 'UTC' },
  };
}

/** The line of PostgreSQL's own words that tells most about a failure. */
export function tellingLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return telling.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '').trim();
}
