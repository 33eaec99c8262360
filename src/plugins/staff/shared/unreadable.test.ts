import { asksThroughUnreadable, type Look, type Model, withoutUnreadable } from './unreadable';

const MODELS: Record<string, Model> = {
  'api::clipping': {
    attributes: {
      title: { type: 'string' },
      release: { type: 'relation', target: 'api::release' },
      topics: { type: 'relation', target: 'api::topic' },
      by: { type: 'relation', target: 'admin::user' },
      scan: { type: 'media' },
    },
  },
  'api::topic': { attributes: { name: { type: 'string' }, releases: { type: 'relation', target: 'api::release' } } },
  'plugin::upload.file': { attributes: { event: { type: 'relation', target: 'api::event' } } },
};
const look: Look = { models: (uid) => MODELS[uid], mayRead: (uid) => uid === 'api::topic' };
const clipping = MODELS['api::clipping'];

it('takes what one may not read out of an answer, however deep', () => {
  const entry = {
    title: 'x',
    release: { id: 1, title: 'secret' },
    topics: [{ name: 'music', releases: [{ title: 'secret' }] }],
    by: { id: 7 },
    scan: { url: '/a', event: { title: 'secret' } },
  };
  expect(withoutUnreadable(entry, clipping, look)).toEqual({
    title: 'x',
    release: null,
    topics: [{ name: 'music', releases: [] }],
    by: { id: 7 },
    scan: { url: '/a', event: null },
  });
  expect(withoutUnreadable({ release: { count: 1 } }, clipping, look)).toEqual({ release: { count: 1 } });
});

it.each([
  [{ filters: { title: { $eq: 'x' } }, sort: 'title:asc' }, false],
  [{ filters: { topics: { name: 'music' } }, sort: ['topics.name:asc'] }, false],
  [{ filters: { by: { id: 7 } } }, false],
  [{ filters: { $and: [{ $not: { release: { title: { $contains: 's' } } } }] } }, true],
  [{ filters: { scan: { event: { title: 's' } } } }, true],
  [{ filters: { topics: { releases: { id: 1 } } } }, true],
  [{ filters: { 'release.title': 's' } }, true],
  [{ sort: 'title,release.title:asc' }, true],
  [{ sort: { topics: { releases: { title: 'asc' } } } }, true],
])('%j asks through what one may not read: %s', (query, asks) => {
  expect(asksThroughUnreadable(query, clipping, look)).toBe(asks);
});
