import { AsyncLocalStorage } from 'node:async_hooks';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage } from '../../../office/refusal';
import { troubleWith, type Fault } from '../shared/faults';

/** What the file store needs to know of one of its files. */
export type Stored = { hash: string; ext: string; mime: string; url?: string; path?: string | null; name?: string };
type Write = { file: Stored; done: Promise<unknown> };
type Course = { writes: Write[]; told: Set<string> };
type Act = (file: Stored, ...rest: unknown[]) => Promise<unknown>;
export type Provider = Partial<Record<string, Act>> & {
  uploadStream: Act;
  delete: Act;
  getSignedUrl(file: Stored): Promise<{ url: string }>;
  isPrivate(): Promise<boolean>;
};

const ACTS = ['upload', 'uploadStream', 'replace', 'replaceStream', 'delete', 'getSignedUrl'];
const WRITES = ['upload', 'uploadStream', 'replace', 'replaceStream'];

/** The file store failed: answered with 502, in one sentence that says what to mend. */
export class StoreFailed extends errors.ApplicationError<'StoreFailed', string, { code: string }> {
  constructor(message: string, code: string) {
    super(message, { code });
    this.name = 'StoreFailed';
  }
}

/** What was written, and which troubles were logged, in the course of one act. */
const courses = new AsyncLocalStorage<Course>();

/** The SDK wraps what the network said, and then only the message holds the code. */
const SYSTEM_CODE = /\bE[A-Z_]{3,}\b/;

/** After these a file may be in the store although its writing failed: the answer was lost, not the write refused. */
const UNCERTAIN = ['store-unreachable', 'store-trouble'];

export const providerOf = (strapi: Core.Strapi) => (strapi.plugin('upload') as unknown as { provider: Provider }).provider;

/** Lets every act of the file store be noted and, when it fails, told in the office's words. */
export function watchStore(strapi: Core.Strapi): void {
  const provider = providerOf(strapi);
  for (const act of ACTS.filter((name) => Object.hasOwn(provider, name))) {
    const original = provider[act];
    if (!original) continue;
    provider[act] = (file, ...rest) => {
      const done = original(file, ...rest).catch((error: unknown) => {
        throw storeFailure(strapi, error, `${act} ${nameIn(file)}`);
      });
      if (WRITES.includes(act)) courses.getStore()?.writes.push({ file: { ...file }, done });
      return done;
    };
  }
}

/**
 * Carries out an act that writes several files, as every picture with its formats does, and undoes it as a whole:
 * Strapi stops at the first write that fails, while the others go on and would stay for ever without an entry.
 */
export async function allOrNothing<T>(act: () => Promise<T>, undo: (written: Stored[]) => Promise<void>): Promise<T> {
  const course: Course = { writes: [], told: new Set() };
  return courses.run(course, async () => {
    try {
      return await act();
    } catch (error) {
      const written = await Promise.all(course.writes.map(async ({ file, done }) => ((await mayBeThere(done)) ? [file] : [])));
      await undo(written.flat());
      throw error;
    }
  });
}

function mayBeThere(write: Promise<unknown>): Promise<boolean> {
  return write.then(
    () => true,
    (error: unknown) => error instanceof StoreFailed && UNCERTAIN.includes(error.details.code),
  );
}

export async function removeFromStore(strapi: Core.Strapi, files: Stored[]): Promise<void> {
  const removed = await Promise.allSettled(files.map((file) => providerOf(strapi).delete(file)));
  const left = files.filter((_file, index) => removed[index]?.status === 'rejected').map(nameIn);
  if (left.length > 0) strapi.log.error(`These may be left in the file store and belong to no entry: ${left.join(', ')}.`);
}

/** The content of a stored file, or nothing when it is not there any more. */
export async function readFromStore(strapi: Core.Strapi, file: Stored): Promise<Readable | undefined> {
  const { url } = await providerOf(strapi).getSignedUrl(file);
  if (!/^https?:/.test(url)) {
    const path = join(strapi.dirs.static.public, 'uploads', nameIn(file));
    return existsSync(path) ? createReadStream(path) : undefined;
  }
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw storeFailure(strapi, error.cause ?? error, `read ${nameIn(file)}`);
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok || !answer.body) throw storeFailure(strapi, await faultIn(answer), `read ${nameIn(file)}`);
  return Readable.fromWeb(answer.body);
}

async function faultIn(answer: Response) {
  const [, name] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? [];
  return { name, $metadata: { httpStatusCode: answer.status } };
}

export const nameIn = ({ hash, ext, path }: Stored): string => `${path ? `${path}/` : ''}${hash}${ext}`;

type Failure = Fault & { message?: string; cause?: Fault; $metadata?: { httpStatusCode?: number } };

function storeFailure(strapi: Core.Strapi, error: unknown, act: string): Error {
  const { name, message = '', cause, $metadata, ...rest } = error as Failure;
  const fault = { name, code: rest.code ?? cause?.code ?? SYSTEM_CODE.exec(message)?.[0], status: $metadata?.httpStatusCode };
  const { code, says } = troubleWith(fault);
  const told = courses.getStore()?.told;
  if (!told?.has(code)) strapi.log.error(`The file store failed (${act}): ${fault.code ?? name ?? 'Error'}: ${message}`);
  told?.add(code);
  return new StoreFailed(says[callerLanguage(strapi)], code);
}
