import { type Answer, Store } from './store';

const answer = (key: string, tags: string[], size = 100): Answer => ({
  key,
  body: Buffer.alloc(size),
  etag: '"x"',
  headers: [],
  tags,
  until: Infinity,
});

describe('The store of answers', () => {
  it('drops what was made from what changed, and nothing else', () => {
    const store = new Store({ bytes: 1_000_000 });
    store.keep(answer('list', ['event?', 'event']));
    store.keep(answer('one', ['event?', 'event:a']));
    store.keep(answer('other', ['event?', 'event:b']));
    expect(store.drop([['event'], ['event:a']])).toBe(2);
    expect(['list', 'one', 'other'].map((key) => store.find(key)?.key)).toEqual([undefined, undefined, 'other']);
    expect(store.dropEverything()).toBe(1);
  });

  it('drops, where several things must come together, only what was made from all of them', () => {
    const store = new Store({ bytes: 1_000_000 });
    store.keep(answer('with links', ['event:a', 'event>links']));
    store.keep(answer('without', ['event:a']));
    expect(store.drop([['event:a', 'event>links']])).toBe(1);
    expect(['with links', 'without'].map((key) => store.find(key)?.key)).toEqual([undefined, 'without']);
  });

  it('knows whether an answer was begun before a change to what it was made from', () => {
    const store = new Store({ bytes: 1_000_000 });
    const since = store.now();
    const read = (tags: string[], from = since) => store.isOutdated({ since: from, tags: new Set(tags) });
    expect(read(['event'])).toBe(false);
    store.drop([['event'], ['event:a']]);
    expect([read(['event']), read(['topic']), read(['event'], store.now())]).toEqual([true, false, false]);
    const asked = store.now();
    store.drop([['topic']]);
    expect(store.isOutdated({ since, tags: new Set(['topic']), asked })).toBe(false);
    for (let i = 0; i < 20_000; i++) store.drop([['topic']]);
    expect(read(['place'])).toBe(true);
    const later = store.now();
    store.dropEverything();
    expect([read(['place'], later), read(['place'], store.now())]).toEqual([true, false]);
  });

  it('holds no more than it may, whatever is asked', () => {
    const store = new Store({ bytes: 200_000 });
    for (let i = 0; i < 5_000; i++) {
      store.aliases.set(`raw ${i}`, `key ${i}`);
      store.keep(answer(`key ${i}`, [`event:${i}`, 'event?'], 500));
    }
    expect(store.size().bytes).toBeLessThanOrEqual(200_000);
    expect(store.size().answers).toBeGreaterThan(50);
    store.keep(answer('huge', ['event'], 150_000));
    expect(store.find('huge')).toBeUndefined();
    expect(store.drop([['event:4999']])).toBe(1);
  });

  it('does not give what is past its time', () => {
    const store = new Store({ bytes: 100_000 });
    store.keep({ ...answer('signed', ['event']), until: Date.now() - 1 });
    expect(store.find('signed')).toBeUndefined();
    expect(store.size().answers).toBe(0);
  });
});
