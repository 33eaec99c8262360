import { type Attribute, changedFields, isAsGiven, shown } from './changes';
import { HIDDEN } from './difference';

const attributes: Record<string, Attribute> = {
  title: { type: 'string' },
  startsAt: { type: 'datetime' },
  body: { type: 'blocks' },
  emails: { type: 'component', component: 'contact.email', repeatable: true },
  organization: { type: 'relation' },
};
const blocks = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];
const before = {
  title: 'Νέα ώρα',
  startsAt: '2026-12-01T18:00:00.000Z',
  body: blocks('Κείμενο'),
  emails: [{ id: 3, value: 'a@demo.example', primary: true }],
  organization: { id: 1, documentId: 'dimos' },
};

it.each([
  ['the same form sent back', { ...before, emails: [{ ...before.emails[0], __temp_key__: 'a0' }] }, {}, []],
  ['another title', {}, { title: 'Άλλη ώρα' }, ['title']],
  ['the same instant in other words', {}, { startsAt: '2026-12-01T20:00:00+02:00' }, []],
  ['other words in the text', {}, { body: blocks('Άλλο') }, ['body']],
  ['another address', { emails: [{ id: 3, value: 'b@demo.example' }] }, {}, ['emails']],
  ['one address more', { emails: [{ id: 3 }, { value: 'b@demo.example' }] }, {}, ['emails']],
  ['no address', { emails: [] }, {}, ['emails']],
  ['a relation that stays', { organization: { connect: [], disconnect: [] } }, {}, []],
  ['a relation named again', { organization: 'dimos' }, {}, []],
  ['another body', { organization: { connect: [{ documentId: 'nomiko' }], disconnect: [] } }, {}, ['organization']],
  ['a body set', { organization: { set: [{ documentId: 'nomiko' }] } }, {}, ['organization']],
])('%s', (_, given, after, changed) => {
  expect(changedFields({ attributes, before, after: { ...before, ...after }, given })).toEqual(changed);
});

it('compares files and what a part refers to by their keys', () => {
  const kept = [{ id: 1, alt: 'Λιμάνι', file: { id: 7, documentId: 'f' } }];
  expect(isAsGiven([{ id: 1, alt: 'Λιμάνι', file: { id: 7, name: 'limani.jpg', url: '/x' } }], kept)).toBe(true);
  expect(isAsGiven([{ id: 1, alt: 'Λιμάνι', file: 8 }], kept)).toBe(false);
  expect(isAsGiven([{ id: 1, alt: 'Λιμάνι', file: null }], kept)).toBe(false);
});

it('tells long texts shortened, parts not at all, and of persons nothing', () => {
  expect(shown({ type: 'text' }, 'α'.repeat(400), false)).toBe(`${'α'.repeat(300)}…`);
  expect(shown({ type: 'blocks' }, blocks('Κείμενο'), false)).toBe('Κείμενο');
  expect(shown({ type: 'component' }, [{ value: 'a@demo.example' }], false)).toBe(HIDDEN);
  expect(shown({ type: 'string' }, 'Παππά', true)).toBe(HIDDEN);
  expect(shown({ type: 'string' }, '', true)).toBe(null);
});
