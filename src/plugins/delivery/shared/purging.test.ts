import { surrogateKeys } from './freshness';
import { purgeKeys } from './purging';
import { looksAlong, tagsOfReading } from './tags';

describe('Keys for caches in front', () => {
  it('are told once each, in parts that a cache takes', () => {
    expect(purgeKeys([])).toEqual([]);
    expect(purgeKeys(['event', 'event:a', 'event'])).toEqual([['event', 'event:a']]);
    expect(purgeKeys(['event', 'deltio', 'topic'])).toEqual([['deltio']]);
    expect(purgeKeys(Array.from({ length: 600 }, (_, n) => `event:${n}`)).map(({ length }) => length)).toEqual([256, 256, 88]);
  });

  it('name documents, lists and everything, in so many bytes', () => {
    const one = tagsOfReading({ type: 'upload.file', documentId: 'abc' });
    const list = tagsOfReading({ type: 'event', columns: ['title', 'id/starts_at'] });
    const drafts = tagsOfReading({ type: 'topic', documentId: 'x', drafts: true });
    expect(surrogateKeys([...one, looksAlong({ type: 'upload.file' })])).toBe('deltio any:upload.file upload.file:abc');
    const madeUp = ['Δ', 'a event', 'a\r\nb'].flatMap((documentId) => tagsOfReading({ type: 'event', documentId }));
    expect(surrogateKeys(madeUp)).toBe('deltio any:event');
    expect(surrogateKeys(list)).toBe('deltio any:event event');
    expect(surrogateKeys(drafts)).toBe('deltio any:topic topic:x');
    const many = Array.from({ length: 1_000 }, (_, n) => tagsOfReading({ type: 'event', documentId: `abc${n}` })).flat();
    expect(surrogateKeys(many)).toBe('deltio any:event event');
  });
});
