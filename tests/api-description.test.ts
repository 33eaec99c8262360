import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema, parse, validate } from 'graphql';

import type * as Schema from '../src/office/schema';
import type * as Reception from '../src/plugins/reception/api';
import { ask, HOME_PAGE } from './examples/client';
import { compiled } from './support/compiled';
import { ROOT } from './support/environment';
import { openOffice, type Office } from './support/office';

const { schemaOf, SCHEMA } = compiled<typeof Schema>('office/schema');
const { describeApi } = compiled<typeof Reception>('plugins/reception/api');

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

  it('is asked by the example client, first with the text of its query and then by the hash alone', async () => {
    const errors = validate(buildSchema(readFileSync(SCHEMA, 'utf8')), parse(HOME_PAGE.text));
    expect(errors).toEqual([]);
    const sent = jest.spyOn(globalThis, 'fetch');
    const answers = [await ask(office.url, HOME_PAGE, { locale: 'el' }), await ask(office.url, HOME_PAGE, { locale: 'tr' })];
    expect(answers).toEqual([{ pressReleases: [] }, { pressReleases: [] }]);
    expect(sent).toHaveBeenCalledTimes(3);
    sent.mockRestore();
  });
});
