import { looksAlong, readNews, shortName, tagsOfReading } from './tags';

const isOutdated = (payload: string, read: string[]) => {
  const { isEverything, outdated } = readNews(payload);
  return isEverything || outdated.some((tags) => tags.every((tag) => read.includes(tag)));
};

describe('Tags', () => {
  it.each([
    ['api::press-release.press-release', 'press-release'],
    ['api::a.b', 'a.b'],
    ['plugin::upload.file', 'upload.file'],
    ['plugin::editorial.paper', 'editorial.paper'],
  ])('calls %s %s', (uid, name) => expect(shortName(uid)).toBe(name));

  const one = tagsOfReading({ type: 'event', documentId: 'abc' });
  const list = tagsOfReading({ type: 'event' });
  const byDate = tagsOfReading({ type: 'event', columns: ['starts_at'] });

  it.each([
    ['event:abc+@7', one, true],
    ['event:abc+@7', list, true],
    ['event:abc+@7', byDate, true],
    ['event:abc+@7', tagsOfReading({ type: 'event', documentId: 'other' }), false],
    ['event:abc+@7', tagsOfReading({ type: 'topic' }), false],
    ['event:abc#title,starts_at@7', byDate, true],
    ['event:abc#title,slug@7', byDate, false],
    ['event:abc#title@7', list, true],
    ['event:abc#title@7', one, true],
    ['plugin.event:abc#title@7', tagsOfReading({ type: 'plugin.event', columns: ['title'] }), true],
    ['event:abc>links@7', one, false],
    ['event:abc>links@7', [...one, looksAlong({ type: 'event', table: 'links' })], true],
    ['event:abc>links@7', [...one, looksAlong({ type: 'topic', table: 'links' })], false],
    ['event:abc>links@7', [...one, looksAlong({ table: 'links' })], true],
    ['event:abc>links@7', [...one, looksAlong({ type: 'event' })], true],
    ['event:abc>links@7', [...one, looksAlong({})], true],
    ['event:abc>links@7', [...one, looksAlong({ type: 'event', table: 'others' })], false],
    ['event:abc>links@7', tagsOfReading({ type: 'event', columns: ['links'] }), true],
    ['event:abc>links@7', byDate, false],
    ['event!@7', byDate, true],
    ['*@7', [], true],
    ['something new@7', [], true],
  ])('hears in %s whether what was read as %j is outdated: %s', (payload, read, is) =>
    expect(isOutdated(payload, read)).toBe(is),
  );

  it('lets the work on a draft outdate only what shows drafts', () => {
    for (const read of [one, list, byDate]) expect(isOutdated('event:abc~@7', read)).toBe(false);
    expect(isOutdated('event:abc~@7', tagsOfReading({ type: 'event', drafts: true }))).toBe(true);
    expect(isOutdated('event:abc~@7', tagsOfReading({ type: 'event', columns: ['title'], drafts: true }))).toBe(true);
  });
});
