import type { Language } from '../../../office/refusal';
import { BY, CHOOSE, DIGEST, KIND_WORDS, OPEN, SENT } from './letter-words';
import type { Kind } from './rules';

/** What a letter says of one text: its title and where it is worked on, nothing of what it says. */
export type Matter = { kind: Kind; title: string; typeCalled: string; languages: string[]; by: string; address: string };
/** In whose language a letter is written, and where its reader chooses when to get any. */
export type Manner = { language: Language; choice: string };
export type Letter = { subject: string; text: string; html: string };

/** The letter about one text, sent at once. */
export function letterOf(matter: Matter, manner: Manner): Letter {
  return { subject: headingOf(matter, manner.language), ...written([matter], manner) };
}

/** The letter about all that came together in a day. */
export function digestOf(matters: Matter[], manner: Manner): Letter {
  return { subject: `${DIGEST[manner.language]} (${matters.length})`, ...written(matters, manner) };
}

function written(matters: Matter[], manner: Manner): Omit<Letter, 'subject'> {
  return { text: asText(matters, manner), html: asPage(matters, manner) };
}

function headingOf({ kind, title }: Matter, language: Language): string {
  return `${KIND_WORDS[kind].heading[language]}: ${title.replace(/\s+/g, ' ').trim()}`;
}

function factsOf({ typeCalled, languages, by }: Matter, language: Language): string {
  const named = new Intl.DisplayNames([language], { type: 'language' });
  return `${typeCalled} (${languages.map((code) => named.of(code) ?? code).join(', ')}). ${BY[language]}: ${by}`;
}

function asText(matters: Matter[], { language, choice }: Manner): string {
  const told = matters.map((matter) => {
    const { heading, so } = { heading: headingOf(matter, language), so: KIND_WORDS[matter.kind].so[language] };
    return [heading, so, factsOf(matter, language), matter.address].join('\n');
  });
  return `${told.join('\n\n')}\n\n-- \n${SENT[language]} ${CHOOSE[language]}:\n${choice}\n`;
}

const SMALL = 'color:#666687;font-size:13px';

function asPage(matters: Matter[], { language, choice }: Manner): string {
  const told = matters.map(
    (matter) => `<h1 style="font-size:18px;margin:0 0 8px">${escaped(headingOf(matter, language))}</h1>
<p style="margin:0 0 8px">${escaped(KIND_WORDS[matter.kind].so[language])}</p>
<p style="margin:0 0 12px;${SMALL}">${escaped(factsOf(matter, language))}</p>
<p style="margin:0 0 28px"><a href="${escaped(matter.address)}">${escaped(OPEN[language])}</a></p>`,
  );
  return `<!doctype html>
<html lang="${language}">
<body style="max-width:36em;margin:24px auto;padding:0 16px;font-family:sans-serif;font-size:15px;line-height:1.5;color:#212134">
${told.join('\n')}
<p style="border-top:1px solid #dcdce4;padding-top:12px;${SMALL}">${escaped(SENT[language])} <a href="${escaped(choice)}" style="color:inherit">${escaped(CHOOSE[language])}</a>.</p>
</body>
</html>
`;
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}
