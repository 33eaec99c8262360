import { looksOf, type Meta } from './looks';

const relation = (target: string, table: string) => ({ type: 'relation', target, joinTable: { name: table } });
const METAS: Record<string, Meta> = {
  release: {
    uid: 'release',
    attributes: {
      id: { type: 'increments', columnName: 'id' },
      title: { type: 'string', columnName: 'title' },
      issuedAt: { type: 'datetime', columnName: 'issued_at' },
      publishedAt: { type: 'datetime', columnName: 'published_at' },
      locale: { type: 'string', columnName: 'locale' },
      topics: relation('topic', 'release_topics'),
      images: relation('image', 'release_parts'),
    },
  },
  topic: {
    uid: 'topic',
    attributes: { name: { type: 'string', columnName: 'name' }, parent: relation('topic', 'topic_parents') },
  },
  image: {
    uid: 'image',
    isPart: true,
    attributes: { alt: { type: 'string', columnName: 'alt' }, topic: relation('topic', 'image_topics') },
  },
};
const metas = (uid: string) => METAS[uid];
const looks = (where: unknown, orderBy?: unknown) =>
  looksOf({ where: [where], orderBy, meta: METAS.release as Meta, metas }).map(({ uid, columns }) => [uid, columns?.sort()]);
class Raw {
  constructor(readonly sql: string) {}
}

describe('What a choice looks at', () => {
  it.each([
    ['nothing', {}, undefined, [['release', []]]],
    ['the public', { publishedAt: { $notNull: true } }, undefined, [['release', []]]],
    ['a day', { publishedAt: { $gt: '2026' } }, undefined, [['release', ['published_at']]]],
    [
      'columns, however nested',
      { $or: [{ title: { $contains: 'x' } }, { $not: { locale: ['el'] } }] },
      undefined,
      [['release', ['locale', 'title']]],
    ],
    ['an order', {}, [{ issuedAt: 'desc' }, 'title'], [['release', ['issued_at', 'title']]]],
    [
      'links',
      { topics: { name: 'x' } },
      undefined,
      [
        ['release', ['release_topics']],
        ['topic', ['name']],
      ],
    ],
    [
      'an order along links',
      {},
      'topics.name',
      [
        ['release', ['release_topics']],
        ['topic', ['name']],
      ],
    ],
    [
      'links of links',
      { topics: { $and: [{ parent: { name: { $ne: 'x' } } }] } },
      undefined,
      [
        ['release', ['release_topics']],
        ['topic', ['topic_parents']],
        ['topic', ['name']],
      ],
    ],
    [
      'parts',
      { images: { alt: 'x', topic: { name: 'y' } } },
      undefined,
      [
        ['release', ['parts']],
        ['topic', ['name']],
      ],
    ],
    ['a place at a parent', { 't1.event_id': [1], title: 'x' }, undefined, [['release', ['title']]]],
    ['what the database works out', { title: new Raw('lower(x)') }, undefined, [['release', undefined]]],
    ['an order nobody knows', {}, 'status', [['release', undefined]]],
    [
      'links nobody knows',
      { topics: { name: new Raw('x') } },
      undefined,
      [
        ['release', ['release_topics']],
        ['topic', undefined],
      ],
    ],
  ])('is, for %s', (_, where, orderBy, expected) => expect(looks(where, orderBy)).toEqual(expected));

  it('is of readers alone where only the public is asked for', () => {
    const [own] = looksOf({ where: [{ $and: [{ publishedAt: { $notNull: true } }] }], meta: METAS.release as Meta, metas });
    expect(own?.isPublishedOnly).toBe(true);
  });
});
