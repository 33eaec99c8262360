import { readNews, shortName, tagsOfReading } from './tags';

describe('Tags', () => {
  it.each([
    ['api::press-release.press-release', 'press-release'],
    ['api::a.b', 'a.b'],
    ['plugin::upload.file', 'upload.file'],
    ['plugin::editorial.paper', 'editorial.paper'],
  ])('calls %s %s', (uid, name) => expect(shortName(uid)).toBe(name));

  it.each([
    ['event:abc@7', ['event', 'event:abc']],
    ['event:abc~@7', ['event~', 'event:abc~']],
    ['event!@7', ['event?']],
  ])('hears in %s what changed', (payload, tags) => expect(readNews(payload)).toEqual({ isEverything: false, tags }));

  it('hears that everything changed', () => expect(readNews('*@7')).toEqual({ isEverything: true, tags: [] }));

  it('drops a list when a document of its type changes, and a document only when it itself does', () => {
    const { tags } = readNews('event:abc@7');
    const isDropped = (read: string[]) => read.some((tag) => tags.includes(tag));
    expect(isDropped(tagsOfReading({ type: 'event' }))).toBe(true);
    expect(isDropped(tagsOfReading({ type: 'event', documentId: 'abc' }))).toBe(true);
    expect(isDropped(tagsOfReading({ type: 'event', documentId: 'other' }))).toBe(false);
    expect(isDropped(tagsOfReading({ type: 'topic' }))).toBe(false);
  });

  it('lets the work on a draft drop only what shows drafts', () => {
    const { tags } = readNews('event:abc~@7');
    expect(tagsOfReading({ type: 'event', documentId: 'abc' }).some((tag) => tags.includes(tag))).toBe(false);
    expect(tagsOfReading({ type: 'event', drafts: true }).some((tag) => tags.includes(tag))).toBe(true);
  });
});
