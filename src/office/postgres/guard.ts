import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf, giveToOwnerOfFolder } from './files';
import { surroundings } from './program';

export type Guard = {
  /** The end that the guardian reads. */
  readEnd(): number;
  hasGuardian(): boolean;
  leave(): void;
};

/**
 * Starts PostgreSQL and reads a named pipe that every process using the database holds open for writing.
 * When the last of them is gone, however it went, the read ends and PostgreSQL is stopped.
 */
export const GUARDIAN = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  while read -r _; do :; done <&3
  while kill -INT "$server" 2>/dev/null; do sleep 1; done
) &
watch=$!
exec </dev/null 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit $code
`;

/** Our end of that pipe; undefined where there are no named pipes (Windows): there the next start takes an orphan over. */
export function openGuard(home: string): Guard | undefined {
  const pipe = join(home, 'guard');
  if (process.platform === 'win32' || !makePipe(pipe)) return undefined;
  // Read and write at once never waits for the other side, and then neither does the next.
  const both = openSync(pipe, constants.O_RDWR);
  const ours = openSync(pipe, constants.O_WRONLY);
  closeSync(both);
  let isOpen = true;
  return {
    readEnd: () => openSync(pipe, constants.O_RDONLY),
    hasGuardian: () => hasReader(pipe),
    leave: () => {
      if (isOpen) closeSync(ours);
      isOpen = false;
    },
  };
}

function makePipe(pipe: string): boolean {
  if (isPipe(pipe)) return true;
  rmSync(pipe, { force: true });
  const { status } = spawnSync('mkfifo', ['-m', '600', pipe], surroundings());
  if (status === 0) giveToOwnerOfFolder(pipe);
  return isPipe(pipe);
}

function isPipe(pipe: string): boolean {
  return statSync(pipe, { throwIfNoEntry: false })?.isFIFO() ?? false;
}

function hasReader(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENXIO') return false;
    throw error;
  }
}
