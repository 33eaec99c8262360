type Leaf = { type: 'text'; text: string; bold?: true } | { type: 'link'; url: string; children: Leaf[] };
type Block = { type: string; level?: number; format?: string; children: (Leaf | Block)[] };

const INLINE = /\*\*(.+?)\*\*|\[(.+?)\]\((https?:\/\/[^)]+)\)/g;

/** Strapi's structured text from plain paragraphs with `## `, `- `, `**bold**` and `[words](address)`. */
export function blocksOf(paragraphs: string[]): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    if (!paragraph.startsWith('- ')) blocks.push(plain(paragraph));
    else if (last?.type === 'list') last.children.push(item(paragraph));
    else blocks.push({ type: 'list', format: 'unordered', children: [item(paragraph)] });
  }
  return blocks;
}

function plain(paragraph: string): Block {
  if (paragraph.startsWith('## ')) return { type: 'heading', level: 2, children: leaves(paragraph.slice(3)) };
  return { type: 'paragraph', children: leaves(paragraph) };
}

function item(paragraph: string): Block {
  return { type: 'list-item', children: leaves(paragraph.slice(2)) };
}

function leaves(text: string): Leaf[] {
  const found: Leaf[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    found.push({ type: 'text', text: text.slice(end, match.index) });
    const [all, bold, words, url] = match;
    if (bold) found.push({ type: 'text', text: bold, bold: true });
    if (words && url) found.push({ type: 'link', url, children: [{ type: 'text', text: words }] });
    end = match.index + all.length;
  }
  found.push({ type: 'text', text: text.slice(end) });
  return found.filter((leaf) => leaf.type !== 'text' || leaf.text !== '' || found.length === 1);
}
