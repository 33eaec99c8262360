import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './support/environment';
import { compiled } from './support/compiled';
import { openOffice, type Office } from './support/office';

const { schemaOf, SCHEMA } = compiled<typeof import('../src/office/schema')>('office/schema');
const { describeApi } = compiled<typeof import('../src/plugins/reception/api')>('plugins/reception/api');

describe('What integrators build on', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('is described without a fault, examples and all', () => {
    const input = JSON.stringify(describeApi(office.strapi));
    const linter = join(ROOT, 'tests', 'support', 'description-problems.mjs');
    const problems = execFileSync(process.execPath, [linter], { input, maxBuffer: 1e8 });
    expect(JSON.parse(problems.toString())).toEqual([]);
    expect(input).not.toMatch(/x-strapi-version|x-powered-by/);
  });

  it('has its GraphQL schema in the repository, up to date: npm run office -- schema', () => {
    expect(schemaOf(office.strapi)).toBe(readFileSync(SCHEMA, 'utf8'));
  });
});
