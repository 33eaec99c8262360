import { gate } from './gate';
import type { Model } from './models';

const SHOWN = { exposure: { $in: ['public', 'masked'] } };
const release: Model = {
  uid: 'api::press-release.press-release',
  options: { draftAndPublish: true },
  attributes: {
    title: { type: 'string' },
    acts: { type: 'relation', relation: 'manyToMany', target: 'api::decision.decision' },
    act: { type: 'relation', relation: 'manyToOne', target: 'api::decision.decision' },
    topics: { type: 'relation', relation: 'manyToMany', target: 'api::topic.topic' },
  },
};
const decision: Model = { uid: 'api::decision.decision', options: {}, attributes: { subject: { type: 'text' } } };
const topic: Model = {
  uid: 'api::topic.topic',
  options: {},
  attributes: { name: { type: 'string' }, acts: release.attributes.acts! },
};
const models = (uid: string) => [release, decision, topic].find((model) => model.uid === uid);
const filtersOf = (filters: object) => {
  const { filters: gated } = gate({ query: { filters }, model: release, models }) as { filters: { $and: unknown[] } };
  return gated.$and[0];
};

describe('Filters that deny', () => {
  const asked = { subject: { $eq: 'x' } };
  it.each([
    ['a relation', { $not: { acts: asked } }, { acts: { $and: [{ $not: asked }, SHOWN] } }],
    ['in the relation', { acts: { $not: asked } }, { acts: { $and: [{ $not: asked }, SHOWN] } }],
    ['twice', { $not: { $not: { acts: asked } } }, { acts: { $and: [asked, SHOWN] } }],
    [
      'one of several',
      { $not: { $or: [{ title: { $eq: 'a' } }, { acts: asked }] } },
      { $and: [{ $not: { title: { $eq: 'a' } } }, { acts: { $and: [{ $not: asked }, SHOWN] } }] },
    ],
    ['through another relation', { $not: { topics: { acts: asked } } }, { topics: { acts: { $and: [{ $not: asked }, SHOWN] } } }],
    ['behind a relation', { topics: { $not: { name: { $eq: 'x' } } } }, { topics: { $and: [{ $not: { name: { $eq: 'x' } } }] } }],
    ['that there is none', { $not: { acts: { $null: true } } }, { acts: SHOWN }],
    [
      'that there is one',
      { $not: { act: { $notNull: true } } },
      { $not: { act: { $and: [SHOWN, { id: { $notNull: true } }] } } },
    ],
  ])('never deny that what is found may be seen: %s', (_, filters, gated) => {
    expect(filtersOf(filters)).toEqual(gated);
  });

  it('are refused where hidden entries beside visible ones would be told from none', () => {
    expect(() => filtersOf({ acts: { $null: true } })).toThrow('Invalid key acts');
    expect(() => filtersOf({ $not: { acts: { $notNull: true } } })).toThrow('Invalid key acts');
  });
});
