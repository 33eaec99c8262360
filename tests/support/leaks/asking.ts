import type { Office } from '../office';
import type { Question } from './questions';

export type Call = { name: string; is?: number; send(): Promise<{ status: number; text: string }> };

const LONGEST = 12_000;
/** An answer names its request; here all have the same name. */
const NAMED = { 'X-Request-Id': 'leak-suite' };

/** A question over REST; one too long for an address is asked in as many parts as it takes. */
export function overRest(office: Office, token: string | undefined, { type, query, is }: Question): Call[] {
  return parted(query).map((part) => {
    const path = `/api/${type.info.pluralName}?${stringify(part)}`;
    return { name: decodeURIComponent(path), is, send: () => get(office, path, token) };
  });
}

export async function get(office: Office, path: string, token?: string) {
  const answer = await fetch(office.url + path, { headers: { ...NAMED, ...(token && { Authorization: `Bearer ${token}` }) } });
  return { status: answer.status, text: await answer.text() };
}

export async function post(office: Office, body: object, token?: string) {
  const headers = { ...NAMED, 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${office.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

/** As a browser writes it: filters[title][$eq]=x */
function stringify(value: unknown, name = ''): string {
  if (typeof value !== 'object' || value === null) return `${name}=${encodeURIComponent(String(value))}`;
  return Object.entries(value)
    .map(([key, inner]) => stringify(inner, name ? `${name}[${key}]` : key))
    .join('&');
}

function parted(query: object): object[] {
  if (stringify(query).length <= LONGEST) return [query];
  const halves = halved(query);
  if (!halves) throw new Error(`Too long to ask: ${JSON.stringify(query).slice(0, 300)}`);
  return halves.flatMap(parted);
}

/** Two questions in place of one: half of its longest list, or of what it populates, each. */
function halved(part: unknown): object[] | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if (Array.isArray(part) && part.length > 1) return [part.slice(0, part.length / 2), part.slice(part.length / 2)];
  for (const [name, inner] of Object.entries(part)) {
    const entries =
      name === 'populate' && !Array.isArray(inner) && typeof inner === 'object' ? Object.entries(inner as object) : [];
    const halves = entries.length > 1 ? halved(entries)?.map((half) => Object.fromEntries(half as never)) : halved(inner);
    if (halves) return halves.map((half) => ({ ...part, [name]: half }));
  }
  return undefined;
}

export type Answers = Map<string, string>;

/** Every answer by its question, without what may differ between two tellings of the same thing. */
export async function ask(calls: Call[], forget: string[] = []): Promise<Answers> {
  const answers: Answers = new Map();
  const waiting = [...calls];
  const caller = async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const { status, text } = await call.send();
      answers.set(call.name, `${status} ${told(text, { name: call.name, forget })}`);
    }
  };
  await Promise.all(Array.from({ length: 2 }, caller));
  return answers;
}

/**
 * Publishing gives an entry a new number and so another place; the names of hidden documents are ours to ask with, before they exist too.
 */
function told(text: string, { name, forget }: { name: string; forget: string[] }): string {
  const plain = text.replace(/"id":(\d+|"\d+")/g, '"id":0');
  const isSorted = /sort/.test(name);
  const inOrder = (_: string, value: unknown) => (isEntries(value) && !isSorted ? inOneOrder(value) : value);
  const told = /^[[{]/.test(plain) ? JSON.stringify(JSON.parse(plain), inOrder) : plain;
  return forget.reduce((rest, id) => rest.replaceAll(id, '·'), told);
}

type Entry = { documentId: string };
const isEntries = (value: unknown): value is Entry[] =>
  Array.isArray(value) && (value as Partial<Entry>[]).every((one) => one?.documentId);
const inOneOrder = (entries: Entry[]) => [...entries].sort((a, b) => a.documentId.localeCompare(b.documentId));
