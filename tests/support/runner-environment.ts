import { TestEnvironment } from 'jest-environment-node';

import type { Booted } from './boot';

/** What lies outside the sandbox in which Jest runs each test file. */
export type Outside = {
  require: NodeJS.Require;
  process: NodeJS.Process;
  global: typeof globalThis;
  /** What one test file leaves to the next one of the same worker. */
  kept: { office?: Booted };
};

const kept: Outside['kept'] = {};

type Hash = (password: string, salt: string | number, ...rest: unknown[]) => unknown;
// At its usual strength each password, kept or tried, takes the processor a tenth of a second; here they guard nothing.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- only here is it the one that Strapi has
const bcrypt = require('bcryptjs') as { hash: Hash };
const { hash } = bcrypt;
bcrypt.hash = (password, salt, ...rest) => hash(password, typeof salt === 'number' ? 4 : salt, ...rest);

/**
 * Lets the stories load Strapi outside of their sandbox. Inside, each file would evaluate its two thousand modules anew;
 * outside, a worker does so once for all its files.
 */
export default class RunnerEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.outside = { require, process, global: globalThis, kept } satisfies Outside;
  }
}
