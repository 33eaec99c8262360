import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { ROOT, testEnvironment } from './environment';

type Outcome = { status: number; out: string; said: string };

/** One of the operator's commands on a story's database, in a process of its own, as `npm run office` starts it. */
export function runCommand(databaseUrl: string, ...args: string[]): Promise<Outcome> {
  const env = { PATH: process.env.PATH, ...testEnvironment(databaseUrl) };
  const program = [join(ROOT, 'dist', 'src', 'office', 'cli.js'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, program, { env, cwd: ROOT, maxBuffer: 2 ** 26 }, (fault, out, said) =>
      done({ status: fault ? Number(fault.code) : 0, out, said }),
    );
  });
}
