import { spawn } from 'node:child_process';

import { OfficeError } from './office-error';
import { ROOT } from './root';

/** Runs a script in a process of its own. Throws an OfficeError that quotes its last lines when it fails. */
export async function runChild(failure: string, script: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const said: string[] = [];
  const child = spawn(process.execPath, script, { cwd: ROOT, env });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  if (status !== 0) throw new OfficeError(`${failure}:\n${said.join('').trim().split('\n').slice(-15).join('\n')}`);
}
