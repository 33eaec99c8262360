import { markup } from './markup';
import { richText } from './rich-text';

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const written = (node: object) =>
  richText([node as never], ({ id, alt }) => markup`<img src="/f/${String(id)}" alt="${String(alt)}">`).html;

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

  it('leaves it to the page how a picture is shown', () => {
    const picture = written({ type: 'image', image: { id: 7, alt: 'Ένα "λιμάνι"' }, children: [text('')] });
    expect(picture).toBe('<img src="/f/7" alt="Ένα &quot;λιμάνι&quot;">');
  });
});
