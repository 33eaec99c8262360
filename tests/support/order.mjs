import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import TestSequencer from '@jest/test-sequencer';

/** They take half a minute and more each, and should not be what the last worker is left with. */
const LONG = [
  'operator',
  'leaks',
  'diavgeia-leaks',
  'batching',
  'delivery-story',
  'diavgeia-faithful',
  'diavgeia-postings-killed',
  'diavgeia-mirror',
  'known-faults',
  'purging',
  'missed-work',
];

/**
 * The longest go first. Those that ask for nothing of their office but a portal, if that, follow one after another, and so share an app
 * that is up (see kept-office). JavaScript, because Jest takes it as it is.
 */
export default class Order extends TestSequencer {
  sort(tests) {
    const ranked = super.sort(tests).map((test) => ({ test, rank: rankOf(test.path) }));
    return ranked.sort((a, b) => a.rank - b.rank).map(({ test }) => test);
  }
}

function rankOf(path) {
  const place = LONG.indexOf(basename(path, '.test.ts'));
  if (place >= 0) return place - LONG.length;
  const story = readFileSync(path, 'utf8');
  const isPlain = /open(Editorial)?Office\(\)|openMirror\(|AT_ONCE/.test(story) && !/ROLE: 'all'|DIAVGEIA_DOCUMENTS/.test(story);
  if (!isPlain) return 3;
  return story.includes('.restart()') ? 2 : 1;
}
