import type { Language } from '../../../office/refusal';
import { type Html, markup, richText } from '../../editorial/api';
import { STYLE } from './style';
import type { View } from './view';
import { WORDS } from './words';

type Page = {
  view: View;
  issuer: string | null;
  /** Of the text. */
  language: string;
  lines: { embargo: string; personal: string };
  reader: Language;
  address: string;
};
type AddressOf = (file: number) => string;

/** A release as the holder of a link reads it: complete, without scripts, every text escaped. */
export function releasePage({ view, issuer, language, lines, reader, address }: Page): string {
  const addressOf: AddressOf = (file) => `${address}/files/${file}`;
  const inside = markup`<p class="embargo" role="note">${lines.embargo}</p>
<article lang="${language}">
${paragraph('issuer', issuer ?? '')}
<h1>${view.title}</h1>
${paragraph('subtitle', view.subtitle)}
${paragraph('lead', view.summary)}
${richText(view.body, ({ id, alt, caption }) =>
  figure({ src: addressOf(Number(id)), alt: String(alt ?? ''), caption: String(caption ?? '') }),
)}
${view.quotes.map(quote)}
</article>
${images(view, { reader, language, addressOf })}
${attachments(view, reader, addressOf)}
${contact(view, reader)}
<p class="personal">${lines.personal}</p>`;
  return framed({ reader, title: `${WORDS.page[reader]}: ${view.title}`, inside });
}

/** The page that says why there is nothing to read. */
export function noticePage({ reader, says, published }: { reader: Language; says: string; published: string | null }): string {
  const link = published && markup`<p><a href="${published}">${WORDS.readPublished[reader]}</a></p>`;
  return framed({ reader, title: WORDS.page[reader], inside: markup`<h1 class="notice">${says}</h1>${link}` });
}

function framed({ reader, title, inside }: { reader: Language; title: string; inside: Html }): string {
  return markup`<!doctype html>
<html lang="${reader}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow, noarchive">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body><main>
${inside}
</main></body>
</html>
`.html;
}

function paragraph(name: string, words: string): Html {
  return markup`${words && markup`<p class="${name}">${words}</p>`}`;
}

function quote({ speaker, role, text }: View['quotes'][number]): Html {
  const who = [speaker, role].filter(Boolean).join(', ');
  return markup`<figure class="quote"><blockquote>${text}</blockquote><figcaption>${who}</figcaption></figure>`;
}

type Around = { reader: Language; language: string; addressOf: AddressOf };

function images({ images: shown }: View, { reader, language, addressOf }: Around): Html {
  const one = ({ file, alt, caption, credit, licence }: View['images'][number]) => {
    const rights = [credit && `${WORDS.credit[reader]}: ${credit}`, licence && `${WORDS.licence[reader]}: ${licence}`];
    return figure({ src: addressOf(file.id), alt, caption: [caption, ...rights].filter(Boolean).join(' · ') });
  };
  return markup`${shown.length > 0 && markup`<h2>${WORDS.images[reader]}</h2><div lang="${language}">${shown.map(one)}</div>`}`;
}

/** A picture with its words, which leads to the picture in full size. */
function figure({ src, alt, caption }: { src: string; alt: string; caption: string }): Html {
  const image = markup`<a href="${src}"><img src="${src}?size=large" alt="${alt}" loading="lazy"></a>`;
  return markup`<figure>${image}${caption && markup`<figcaption>${caption}</figcaption>`}</figure>`;
}

function attachments({ attachments: shown }: View, reader: Language, addressOf: AddressOf): Html {
  const one = ({ file, title, language }: View['attachments'][number]) => {
    const written = language && language !== 'other' ? ` (${language})` : '';
    return markup`<li><a href="${addressOf(file.id)}" download>${title || file.name}</a>${written}</li>`;
  };
  return markup`${shown.length > 0 && markup`<h2>${WORDS.attachments[reader]}</h2><ul>${shown.map(one)}</ul>`}`;
}

function contact({ contact: person }: View, reader: Language): Html {
  if (!person) return markup``;
  const { name, role, phone, email } = person;
  const lines = [
    markup`${[name, role].filter(Boolean).join(', ')}`,
    phone && markup`<br><a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`,
    email && markup`<br><a href="mailto:${email}">${email}</a>`,
  ];
  return markup`<h2>${WORDS.contact[reader]}</h2><address>${lines}</address>`;
}
