/** From what an act may be posted: what each calls its number and its day. */
export const SOURCES = {
  'api::press-release.press-release': { number: 'number', day: 'issuedAt' },
  'api::event.event': { number: undefined, day: 'startsAt' },
  'api::consultation.consultation': { number: undefined, day: 'opensAt' },
} as const;
export type Source = keyof typeof SOURCES;

export function isSource(type: string): type is Source {
  return type in SOURCES;
}
