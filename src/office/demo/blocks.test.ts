import { blocksOf } from './blocks';

describe('Structured text', () => {
  it('has headings, paragraphs and lists', () => {
    expect(blocksOf(['Α', '## Β', '- γ', '- δ', 'Ε']).map((b) => [b.type, b.children.length])).toEqual([
      ['paragraph', 1],
      ['heading', 1],
      ['list', 2],
      ['paragraph', 1],
    ]);
  });

  it('marks words inside a paragraph', () => {
    expect(blocksOf(['Από **αύριο** στη [σελίδα](https://a.example/x).'])).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Από ' },
          { type: 'text', text: 'αύριο', bold: true },
          { type: 'text', text: ' στη ' },
          { type: 'link', url: 'https://a.example/x', children: [{ type: 'text', text: 'σελίδα' }] },
          { type: 'text', text: '.' },
        ],
      },
    ]);
  });
});
