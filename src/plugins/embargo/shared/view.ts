import { parts, type Text, type Value } from '../../editorial/api';

/** A file as a reader of the link knows it: by its number and name, never by where it lies. */
export type ViewedFile = { id: number; name: string; mime: string };
export type View = {
  title: string;
  subtitle: string;
  summary: string;
  body: Value;
  quotes: { speaker: string; role: string; text: string }[];
  images: { file: ViewedFile; alt: string; caption: string; credit: string; licence: string }[];
  attachments: { file: ViewedFile; title: string; language: string }[];
  contact: { name: string; role: string; phone: string; email: string } | null;
};
type Part = Record<string, Value>;
/** Files of the library by the hash of their content's name: pictures inside a text carry no number. */
export type ByHash = ReadonlyMap<string, number>;

/** What the holder of a link reads of a text. */
export function viewOf({ title, fields }: Text, inText: ByHash): View {
  return {
    title,
    subtitle: words(fields.subtitle),
    summary: words(fields.summary),
    body: withoutAddresses(fields.body ?? [], inText),
    quotes: parts(fields.quotes).map(({ speaker, role, text }) => ({
      speaker: words(speaker),
      role: words(role),
      text: words(text),
    })),
    images: parts(fields.images).flatMap(({ file, alt, caption, credit, licence }) =>
      fileOf(file).map((one) => ({
        file: one,
        alt: words(alt),
        caption: words(caption),
        credit: words(credit),
        licence: words(licence),
      })),
    ),
    attachments: parts(fields.attachments).flatMap(({ file, title: named, language }) =>
      fileOf(file).map((one) => ({ file: one, title: words(named), language: words(language) })),
    ),
    contact: parts(fields.pressContact).map(contactOf)[0] ?? null,
  };
}

/** The numbers of all files that belong to the text. */
export function filesIn({ images, attachments, body }: View): number[] {
  return [...[...images, ...attachments].map(({ file }) => file.id), ...picturesIn(body)];
}

/** The hashes of the pictures inside a rich text. */
export function hashesIn(body: Value | undefined): string[] {
  return parts(body).flatMap((node) => [
    ...(node.type === 'image' ? parts(node.image).map(({ hash }) => words(hash)) : []),
    ...hashesIn(node.children),
  ]);
}

function picturesIn(body: Value): number[] {
  return parts(body).flatMap((node) => [
    ...(node.type === 'image' ? parts(node.image).map(({ id }) => Number(id)) : []),
    ...picturesIn(node.children ?? []),
  ]);
}

function withoutAddresses(body: Value, inText: ByHash): Value {
  return parts(body).flatMap((node): Part[] => {
    const { children } = node;
    if (node.type !== 'image') return [children === undefined ? node : { ...node, children: withoutAddresses(children, inText) }];
    const { hash, name, alternativeText, caption } = parts(node.image)[0] ?? {};
    const id = inText.get(words(hash));
    return id === undefined
      ? []
      : [{ type: 'image', image: { id, name: words(name), alt: words(alternativeText), caption: words(caption) } }];
  });
}

function contactOf({ name, role, phone, email }: Part) {
  return { name: words(name), role: words(role), phone: words(phone), email: words(email) };
}

function fileOf(file: Value | undefined): ViewedFile[] {
  return parts(file).map(({ id, name, mime }) => ({ id: Number(id), name: words(name), mime: words(mime) }));
}

function words(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
