import { type Html, markup } from './markup';
import { parts, type Value } from './text';

type Node = Record<string, Value>;
/** How a picture of the library is shown in a text. */
export type Picturing = (image: Node) => Html;

/** Strapi's rich text as markup that is safe to print. What the office's editor cannot write is left out. */
export function richText(body: Value | undefined, picturing: Picturing): Html {
  return markup`${parts(body).map((node) => block(node, picturing))}`;
}

function block(node: Node, picturing: Picturing): Html {
  const inside = richText(node.children, picturing);
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
      return picturing(parts(node.image)[0] ?? {});
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

const MARKS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' } as const;

function marked(node: Node, text: string): Html {
  const lines = text.split('\n').map((line, i) => (i === 0 ? markup`${line}` : markup`<br>${line}`));
  return Object.entries(MARKS).reduce(
    (inner, [mark, name]) => (node[mark] === true ? element(name, inner) : inner),
    markup`${lines}`,
  );
}
