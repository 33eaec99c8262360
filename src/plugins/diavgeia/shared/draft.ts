import type { Language, Sentence } from '../../../office/refusal';
import type { Ada } from './ada';
import { pageOf } from './citing';
import type { Day } from './moments';
import { FACTS } from './suggesting';

/** What is known of an act that becomes a draft. */
export type Source = {
  ada: Ada;
  subject: string | null;
  protocolNumber: string | null;
  issueDate: Day | null;
  units: string[];
  signers: string[];
  documentUrl: string | null;
};

type Leaf = { type: 'text'; text: string; bold?: boolean };
type Inline = Leaf | { type: 'link'; url: string; children: Leaf[] };
type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; format: 'unordered'; children: { type: 'list-item'; children: Inline[] }[] };
export type Draft = { title: string; summary: string; blocks: Block[] };

const LONGEST_TITLE = 200;
const LONGEST_SUMMARY = 300;

/** The words of a draft about an act, in the office's language: what stands in the act, and how it is found. */
export function draftFrom(source: Source, language: Language): Draft {
  const subject = tidy(source.subject ?? source.ada);
  const say = (sentence: Sentence) => sentence[language];
  const facts: [Sentence, string][] = [
    ...fact(FACTS.number, source.protocolNumber),
    ...fact(FACTS.date, source.issueDate?.split('-').reverse().join('/')),
    ...fact(FACTS.unit, source.units.map(tidy).join(', ')),
    ...fact(FACTS.signer, source.signers.join(', ')),
  ];
  const told = facts.map(([name, value]) => item({ type: 'text', text: `${say(name)}: ${value}` }));
  const ada = item(text(`${say(FACTS.ada)}: `), link(pageOf(source.ada), source.ada));
  const document = source.documentUrl ? [item(link(encodeURI(decodeURI(source.documentUrl)), say(FACTS.document)))] : [];
  const inShort = [...facts.map(([name, value]) => `${say(name)}: ${value}`), `${say(FACTS.ada)}: ${source.ada}`].join(' · ');
  return {
    title: cut(subject, LONGEST_TITLE),
    summary: cut(inShort, LONGEST_SUMMARY),
    blocks: [
      { type: 'paragraph', children: [text(subject)] },
      { type: 'list', format: 'unordered', children: [...told, ada, ...document] },
    ],
  };
}

const fact = (name: Sentence, value: string | null | undefined): [Sentence, string][] => (value ? [[name, value]] : []);
const text = (words: string): Leaf => ({ type: 'text', text: words });
const link = (url: string, words: string): Inline => ({ type: 'link', url, children: [text(words)] });
const item = (...children: Inline[]) => ({ type: 'list-item' as const, children });

function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** At the end of a word, so that nobody reads half of one. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const part = words.slice(0, most - 1);
  const end = part.lastIndexOf(' ');
  return `${end > most / 2 ? part.slice(0, end) : part}…`;
}
