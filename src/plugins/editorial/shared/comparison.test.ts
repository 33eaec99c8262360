import { changesBetween } from './comparison';

const paragraph = (...children: object[]) => [{ type: 'paragraph', children }] as never;
const words = (text: string) => ({ type: 'text', text });

describe('Two editions beside each other', () => {
  it('leave out what says the same', () => {
    expect(changesBetween({ before: { title: 'Α' }, after: { title: 'Α' }, names: {} })).toEqual([]);
  });

  it('show which words came and which went', () => {
    const [change] = changesBetween({ before: { title: 'Στις 10 το πρωί' }, after: { title: 'Στις 11 το πρωί' }, names: {} });
    expect(change).toEqual({
      field: 'title',
      parts: [
        { words: 'Στις ', is: 'same' },
        { words: '10', is: 'removed' },
        { words: '11', is: 'added' },
        { words: ' το πρωί', is: 'same' },
      ],
    });
  });

  it('keep Greek words whole', () => {
    const [change] = changesBetween({ before: { summary: 'Περίληψη' }, after: { summary: 'Νέα περίληψη' }, names: {} });
    expect(change?.parts.map(({ words }) => words)).toEqual(['Περίληψη', 'Νέα περίληψη']);
  });

  it('tell where a link leads, though its words stay', () => {
    const link = (url: string) => ({ body: paragraph({ type: 'link', url, children: [words('το έντυπο')] }) });
    const changes = changesBetween({ before: link('https://a.example'), after: link('https://b.example'), names: {} });
    expect(changes).toHaveLength(1);
  });

  it('name entries and files instead of their numbers', () => {
    const before = { organization: { documentId: 'x1' }, images: [{ file: { id: 1, mime: 'image/png', name: 'a.png' } }] };
    const [body, images] = changesBetween({ before, after: { organization: null, images: [] }, names: { x1: 'Δήμος' } });
    expect([body?.parts, images?.parts]).toEqual([[{ words: 'Δήμος', is: 'removed' }], [{ words: 'a.png', is: 'removed' }]]);
  });
});
