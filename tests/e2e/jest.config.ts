/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

import base from '../jest.config';

const config: Config = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/tests/e2e'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/tests/e2e/prepare.ts',
  testTimeout: 180_000,
  maxWorkers: 1,
};

export default config;
