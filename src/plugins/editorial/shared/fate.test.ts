import { fateOf, type LiveVersion } from './fate';

const versions = (said: Record<string, LiveVersion['live']>) =>
  Object.entries(said).map(([language, live]) => ({ language, live }));

describe('In one word a document is', () => {
  it.each([
    ['what its only version is', { el: 'corrected' }, 'corrected'],
    ['what it is in the first language of the office', { en: 'corrected', tr: 'published', el: 'withdrawn' }, 'withdrawn'],
    ['not judged by a language that was never out', { el: 'never', en: 'published' }, 'published'],
    ['still public while one language is', { el: 'unpublished', en: 'merged' }, 'merged'],
    ['unpublished when all languages are', { el: 'unpublished', en: 'unpublished', tr: 'never' }, 'unpublished'],
    ['also judged by a language that the office gave up', { de: 'published' }, 'published'],
    ['nothing when it was never out', { el: 'never' }, null],
  ] as const)('%s', (_, said, fate) => {
    expect(fateOf(versions(said), ['el', 'tr', 'en'])).toBe(fate);
  });
});
