import { richText } from './rich-text';

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const written = (node: object) => richText([node as never], (file) => `/f/${file}`).html;

describe('Rich text', () => {
  it.each([
    [{ type: 'paragraph', children: [text('α\nβ', { bold: true, italic: true })] }, '<p><em><strong>α<br>β</strong></em></p>'],
    [{ type: 'heading', level: 1, children: [text('Τίτλος')] }, '<h2>Τίτλος</h2>'],
    [{ type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('α')] }] }, '<ol><li>α</li></ol>'],
    [{ type: 'quote', children: [text('<b>')] }, '<blockquote>&lt;b&gt;</blockquote>'],
    [{ type: 'link', url: 'javascript:alert(1)', children: [text('εδώ')] }, 'εδώ'],
    [
      { type: 'link', url: 'https://a.example/"', children: [text('α')] },
      '<a href="https://a.example/&quot;" rel="noreferrer">α</a>',
    ],
  ])('%j', (node, markup) => expect(written(node)).toBe(markup));

  it('shows a picture with its description, in the size of the page', () => {
    const picture = written({ type: 'image', image: { id: 7, alt: 'Ένα "λιμάνι"', caption: '' }, children: [text('')] });
    expect(picture).toContain('<img src="/f/7?size=large" alt="Ένα &quot;λιμάνι&quot;"');
    expect(picture).not.toContain('figcaption');
  });
});
