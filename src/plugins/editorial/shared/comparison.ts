import { diffArrays } from 'diff';

import type { FieldChange, Part } from './contracts';
import { isPart, parts, type Value } from './text';

type Fields = Record<string, Value>;
type Compared = { before: Fields; after: Fields; names: Record<string, string> };

/** Field by field, which words came and which went; fields that say the same are left out. */
export function changesBetween({ before, after, names }: Compared): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [was, is] = [asWords(before[field], names), asWords(after[field], names)];
    return was === is ? [] : [{ field, parts: compared(was, is) }];
  });
}

function compared(was: string, is: string): Part[] {
  return diffArrays(wordsOf(was), wordsOf(is)).map(({ value, added, removed }) => ({
    words: value.join(''),
    is: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

/** In any script; the library's own idea of a word ends with the Latin letters. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|./gsu) ?? [];
}

/** What a value says, line by line, as readers would come across it. */
function asWords(value: Value | undefined, names: Record<string, string>): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => asWords(one, names)).join('\n');
  if (!isPart(value)) return String(value);
  if (Array.isArray(value.children)) return blockWords(value);
  if (typeof value.documentId === 'string')
    return [names[value.documentId] ?? value.documentId, ...inner(value, names)].join('\n');
  if ('mime' in value) return [value.name, value.alternativeText, value.caption, value.credit].filter(Boolean).join(' · ');
  return inner(value, names).join('\n');
}

function inner(part: Fields, names: Record<string, string>): string[] {
  const others = Object.entries(part).filter(([name]) => name !== 'documentId');
  return others.map(([, value]) => asWords(value, names)).filter((words) => words !== '');
}

/** A link counts with where it leads, a list with its items, a heading as one. */
function blockWords(block: Fields): string {
  if (block.type === 'list')
    return parts(block.children)
      .map((item) => `• ${inlineWords(item)}`)
      .join('\n');
  return block.type === 'heading' ? `${'#'.repeat(Number(block.level) || 1)} ${inlineWords(block)}` : inlineWords(block);
}

function inlineWords(node: Fields): string {
  if (typeof node.text === 'string') return node.text;
  const words = parts(node.children).map(inlineWords).join('');
  return node.type === 'link' ? `${words} (${String(node.url ?? '')})` : words;
}
