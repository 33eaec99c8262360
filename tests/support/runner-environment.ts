import { TestEnvironment } from 'jest-environment-node';

/** What lies outside the sandbox in which Jest runs each test file. */
export type Outside = { require: NodeJS.Require; process: NodeJS.Process };

/**
 * Lets the stories load Strapi outside of their sandbox. Inside, each file would evaluate its two thousand modules anew;
 * outside, a worker does so once for all its files.
 */
export default class RunnerEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.outside = { require, process } satisfies Outside;
  }
}
