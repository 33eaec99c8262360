import { PDF, photograph } from '../support/samples';
import type { BenchOffice } from './offices';

export const TYPE = 'api::press-release.press-release';
export const LIST = `/content-manager/collection-types/${TYPE}`;
export const LANGUAGES = ['el', 'tr', 'en'] as const;

type Language = (typeof LANGUAGES)[number];
type Stock = { body: string; topics: string[]; pictures: number[]; paper: number };

/** What releases stand on: the body that speaks, topics, pictures and a document. */
export async function stock(office: BenchOffice): Promise<Stock> {
  const made = async (type: string, fields: object) => {
    const path = `/content-manager/collection-types/api::${type}.${type}`;
    const { data } = await office.send<{ data: { documentId: string } }>('admin', `${path}?locale=el`, { body: fields });
    for (const locale of ['tr', 'en'])
      await office.send('admin', `${path}/${data.documentId}?locale=${locale}`, { method: 'PUT', body: { ...fields, locale } });
    return data.documentId;
  };
  const body = await made('organization', { name: 'Δήμος', kind: 'municipality' });
  const topics = [await made('topic', { name: 'Παιδεία' }), await made('topic', { name: 'Πολιτισμός' })];
  const picture = await photograph({ width: 900, height: 600 });
  const pictures = [await upload(office, 'first.jpg', picture), await upload(office, 'second.jpg', picture)];
  return { body, topics, pictures, paper: await upload(office, 'annex.pdf', PDF) };
}

async function upload(office: BenchOffice, name: string, content: Buffer): Promise<number> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(content)]), name);
  const [file] = await office.send<{ id: number }[]>('admin', '/upload', { body: form });
  return file?.id ?? 0;
}

/** A release in these languages, as the panel saves it. */
export async function draft(office: BenchOffice, from: Stock, languages: readonly Language[] = LANGUAGES): Promise<string> {
  let documentId = '';
  for (const locale of languages) {
    const method = documentId ? 'PUT' : 'POST';
    const path = `${LIST}${documentId && `/${documentId}`}?locale=${locale}`;
    const body = { ...textIn(locale, from), locale };
    documentId = (await office.send<{ data: { documentId: string } }>('admin', path, { method, body })).data.documentId;
  }
  return documentId;
}

/** What the panel sends back when somebody presses its button: the entry as it is. */
export async function formOf(office: BenchOffice, documentId: string, locale: Language): Promise<object> {
  const { data } = await office.send<{ data: object }>('admin', `${LIST}/${documentId}?locale=${locale}`, { method: 'GET' });
  const isOwn = ([name, value]: [string, unknown]) => !OTHERS.includes(name) && !isCounted(value);
  return Object.fromEntries(Object.entries(data).filter(isOwn));
}

const OTHERS = ['id', 'localizations', 'createdBy', 'updatedBy', 'createdAt', 'updatedAt', 'publishedAt', 'status'];

/** Relations come as their number; the panel sends only changes to them. */
function isCounted(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'count';
}

export async function approve({ send, isBare }: BenchOffice, documentId: string, languages: readonly Language[] = LANGUAGES) {
  if (isBare) return;
  for (const locale of languages) {
    await send('writer', `/editorial/${TYPE}/${documentId}/submit`, { body: { locale } });
    await send('editor', `/editorial/${TYPE}/${documentId}/approve`, { body: { locale } });
  }
}

const WORDS = {
  el: ['Νέα ώρα λειτουργίας της βιβλιοθήκης', 'Από Δευτέρα η δημοτική βιβλιοθήκη μένει ανοιχτή έως τις εννέα.'],
  tr: ['Kütüphanenin yeni çalışma saatleri', 'Belediye kütüphanesi pazartesiden itibaren dokuza kadar açık.'],
  en: ['New opening hours of the library', 'From Monday the municipal library stays open until nine.'],
} as const;

let written = 0;

function textIn(language: Language, { body, topics, pictures, paper }: Stock) {
  const [words, says] = WORDS[language];
  const title = `${words} ${(written += 1)}`;
  const text = (said: string) => [{ type: 'text', text: said }];
  const paragraph = { type: 'paragraph', children: text(says.repeat(4)) };
  const link = { type: 'link', url: 'https://example.org/library', children: text(title) };
  return {
    title,
    summary: says,
    kind: 'release',
    body: [
      paragraph,
      { type: 'heading', level: 2, children: text(title) },
      ...Array.from({ length: 6 }, () => paragraph),
      { type: 'paragraph', children: [...text(says), link] },
    ],
    organization: { connect: [{ documentId: body }], disconnect: [] },
    topics: { connect: topics.map((documentId) => ({ documentId })), disconnect: [] },
    pressContact: { name: title, role: says, email: 'press@example.org', phone: '+30 2551 350 000' },
    quotes: [1, 2].map(() => ({ speaker: title, role: says, text: says })),
    images: pictures.map((file) => ({ file, alt: says, caption: says, credit: title })),
    attachments: [{ file: paper, title, language }],
    seo: null,
  };
}
