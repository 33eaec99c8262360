import type { Live } from './table';

export type Fate = Exclude<Live, 'never'>;
export type LiveVersion = { language: string; live: Live };

/**
 * What one line says of a document in several languages: of those that readers still have, the first language of the office
 * counts; it is unpublished once it is so in every language. null where it was never out.
 */
export function fateOf(versions: LiveVersion[], languages: readonly string[]): Fate | null {
  const place = ({ language }: LiveVersion) => (languages.includes(language) ? languages.indexOf(language) : languages.length);
  const wereOut = versions.filter(({ live }) => live !== 'never').sort((a, b) => place(a) - place(b));
  const first = wereOut.find(({ live }) => live !== 'unpublished') ?? wereOut[0];
  return (first?.live as Fate | undefined) ?? null;
}
