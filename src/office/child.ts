import { spawn } from 'node:child_process';

import { OfficeError } from './office-error';
import { ROOT } from './root';

type Child = { failure: string; script: string[]; env: NodeJS.ProcessEnv; closing?: AbortSignal };

/** Runs a script in a process of its own, which ends with the office. Throws an OfficeError that quotes its last lines when it fails. */
export async function runChild({ failure, script, env, closing }: Child): Promise<void> {
  closing?.throwIfAborted();
  const said: string[] = [];
  const child = spawn(process.execPath, script, { cwd: ROOT, env });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const end = () => child.kill();
  closing?.addEventListener('abort', end);
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) => {
    child.on('error', (fault) => said.push(fault.message));
    child.on('close', (...ended) => done(ended));
  });
  closing?.removeEventListener('abort', end);
  if (status === 0) return;
  if (signal === 'SIGKILL') said.push('It was killed, as happens where memory is short; it needs about 2 GB.');
  throw new OfficeError(`${failure}:\n${said.join('').trim().split('\n').slice(-15).join('\n')}`);
}
