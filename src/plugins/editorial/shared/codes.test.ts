import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path: string[]) => readFileSync(join(__dirname, ...path), 'utf8');
const SAYING = ['sentences.ts', 'refusals-at-doors.ts', 'completeness.ts', 'wall-clock.ts'];

it('Every code of a refusal is explained in the README, and no other', () => {
  const said = SAYING.flatMap((file) => [...read(file).matchAll(/(?:code: |refusal\(\s*)'([a-z-]+)'/g)].map(([, code]) => code));
  const [, section = ''] = read('..', 'README.md').split('## Why it is refused');
  const [table = ''] = section.split('\n## ');
  const firstColumns = table.split('\n').map((line) => line.split('|')[1] ?? '');
  const explained = firstColumns.flatMap((column) => [...column.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  expect([...explained].sort()).toEqual([...new Set(said)].sort());
});
