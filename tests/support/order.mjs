import { readFileSync } from 'node:fs';

import TestSequencer from '@jest/test-sequencer';

/**
 * The operator's story, which takes longest, goes first. Those that ask for nothing special of their office follow one
 * after another, and so share an app that is up (see kept-office). JavaScript, because Jest takes it as it is.
 */
export default class Order extends TestSequencer {
  sort(tests) {
    const ranked = super.sort(tests).map((test) => ({ test, rank: rankOf(test.path) }));
    return ranked.sort((a, b) => a.rank - b.rank).map(({ test }) => test);
  }
}

function rankOf(path) {
  if (path.endsWith('/operator.test.ts')) return 0;
  const story = readFileSync(path, 'utf8');
  if (!/open(Editorial)?Office\(\)/.test(story)) return 3;
  return story.includes('.restart()') ? 2 : 1;
}
