import type { JobHelpers, TaskList } from 'graphile-worker';
import type { ZodType } from 'zod';

export type JobInfo = { id: string; attempt: number; attempts: number; runAt: Date };

/** One language version of a text. */
export type Subject = { type: string; documentId: string; language: string };

/** One kind of work. It may be run again after it was done, when its process is killed at the wrong moment. */
export type Task<P> = {
  name: string;
  payload: ZodType<P>;
  run(args: { payload: P; job: JobInfo }): Promise<void>;
  /** How often it is tried before it counts as failed; 10 unless said. With 1, it is never run twice. */
  attempts?: number;
  /** The text it is about, which the page of background work names. */
  about?(payload: P): Subject;
};

export type Tasks = ReturnType<typeof makeTasks>;

const ATTEMPTS = 10;

/** The tasks that are known here, by name, and the same in the form in which the runner reads them. */
export function makeTasks() {
  const known = new Map<string, Task<unknown>>();
  const list: TaskList = {};
  return {
    list,
    names: () => [...known.keys()],
    subjectOf(name: string, given: unknown): Subject | null {
      const task = known.get(name);
      const read = task?.about && task.payload.safeParse(given);
      return read?.success ? (task?.about?.(read.data) ?? null) : null;
    },
    attemptsOf: (name: string) => known.get(name)?.attempts ?? ATTEMPTS,

    add(task: Task<unknown>) {
      if (known.has(task.name)) throw new Error(`Two tasks are called “${task.name}”.`);
      known.set(task.name, task);
      list[task.name] = (payload: unknown, helpers: JobHelpers) => perform(task, payload, helpers);
    },

    /** Refuses what no task here can do, seeing the payload as it comes back from the database. */
    fitting(name: string, payload: unknown): { attempts: number } {
      const task = known.get(name);
      if (!task) throw new Error(`No task is called “${name}”.`);
      const { error } = task.payload.safeParse(JSON.parse(JSON.stringify(payload ?? {})));
      if (error) throw new Error(misfit(task, error), { cause: error });
      return { attempts: task.attempts ?? ATTEMPTS };
    },
  };
}

async function perform(task: Task<unknown>, given: unknown, { job, query }: JobHelpers): Promise<void> {
  const read = task.payload.safeParse(given);
  if (!read.success) {
    // Another attempt would find the same payload, so this one is made the last.
    await query('UPDATE graphile_worker._private_jobs SET max_attempts = attempts WHERE id = $1', [job.id]);
    throw new Error(misfit(task, read.error));
  }
  await task.run({
    payload: read.data,
    job: { id: String(job.id), attempt: job.attempts, attempts: job.max_attempts, runAt: job.run_at },
  });
}

function misfit({ name }: Task<unknown>, { issues }: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const faults = issues.map(({ path, message }) => `${path.map(String).join('.') || 'payload'}: ${message}`);
  return `The payload does not fit the task “${name}”: ${faults.join('; ')}`;
}
