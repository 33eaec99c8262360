import { parts, type Value } from '../../editorial/api';
import { type Html, markup } from './markup';

type Node = Record<string, Value>;
type AddressOf = (file: number) => string;

/** Strapi's rich text as markup. What the office's editor cannot write is left out. */
export function richText(body: Value | undefined, addressOf: AddressOf): Html {
  return markup`${parts(body).map((node) => block(node, addressOf))}`;
}

function block(node: Node, addressOf: AddressOf): Html {
  const inside = richText(node.children, addressOf);
  switch (node.type) {
    case 'paragraph':
      return element('p', inside);
    case 'heading':
      // One step lower than written, since the title of the page is the first.
      return element(`h${Math.min(Math.max(Number(node.level) || 1, 1) + 1, 6)}`, inside);
    case 'list':
      return element(node.format === 'ordered' ? 'ol' : 'ul', inside);
    case 'list-item':
      return element('li', inside);
    case 'quote':
      return element('blockquote', inside);
    case 'code':
      return element('pre', element('code', inside));
    case 'link':
      return link(String(node.url), inside);
    case 'image':
      return picture(parts(node.image)[0] ?? {}, addressOf);
    default:
      return typeof node.text === 'string' ? marked(node, node.text) : inside;
  }
}

function element(name: string, inside: Html): Html {
  const tag = { html: name };
  return markup`<${tag}>${inside}</${tag}>`;
}

function link(url: string, inside: Html): Html {
  return /^(https?:|mailto:|tel:)/i.test(url) ? markup`<a href="${url}" rel="noreferrer">${inside}</a>` : inside;
}

function picture({ id, alt, caption }: Node, addressOf: AddressOf): Html {
  return figure({ src: addressOf(Number(id)), alt: String(alt ?? ''), caption: String(caption ?? '') });
}

/** A picture with its words, which leads to the picture in full size. */
export function figure({ src, alt, caption }: { src: string; alt: string; caption: string }): Html {
  const image = markup`<a href="${src}"><img src="${src}?size=large" alt="${alt}" loading="lazy"></a>`;
  return markup`<figure>${image}${caption && markup`<figcaption>${caption}</figcaption>`}</figure>`;
}

const MARKS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' } as const;

function marked(node: Node, text: string): Html {
  const lines = text.split('\n').map((line, i) => (i === 0 ? markup`${line}` : markup`<br>${line}`));
  return Object.entries(MARKS).reduce(
    (inner, [mark, name]) => (node[mark] === true ? element(name, inner) : inner),
    markup`${lines}`,
  );
}
