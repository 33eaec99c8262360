import type { Addresses } from '../addresses';
import { line } from '../plain';
import { uuidOf } from '../stable-id';

/** A thing of schema.org, before `@context` is put on it. */
export type Thing = { '@type': string; [property: string]: unknown };
export type Picture = { file: { url: string } | null; alt?: string | null; caption?: string | null; credit?: string | null };
export type Named = { documentId: string; name: string };
export type Body = Named & { kind: string; shortName?: string | null; website?: string | null };
export type Where = Named & { address: string | null; latitude: number | null; longitude: number | null };
export type Around = { addresses: Addresses; fileAt: (url: string) => string | null; timeZone: string };

/** What nothing is said of is left out; an empty list says nothing. */
export function thing(type: string, properties: Record<string, unknown>): Thing {
  const said = Object.entries(properties).filter(([, v]) => v !== null && v !== undefined && v !== '' && !isEmpty(v));
  return { '@type': type, ...Object.fromEntries(said) };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

export function idOf(name: string, { documentId }: { documentId: string }): string {
  return `urn:uuid:${uuidOf(name, documentId)}`;
}

const OF_THE_STATE = ['municipality', 'legal-entity', 'public-body'];
const TYPES: Record<string, string> = { 'media-outlet': 'NewsMediaOrganization', school: 'School' };

export function typeOfBody(kind: string): string {
  return OF_THE_STATE.includes(kind) ? 'GovernmentOrganization' : (TYPES[kind] ?? 'Organization');
}

/** A body as something else names it. */
export function body(given: Body | null): Thing | null {
  if (!given) return null;
  const { name, kind, website } = given;
  return thing(typeOfBody(kind), { '@id': idOf('organization', given), name: line(name), url: website });
}

export function place(given: Where | null): Thing | null {
  if (!given) return null;
  const { name, address, latitude, longitude } = given;
  const hasPoint = latitude !== null && longitude !== null;
  const geo = hasPoint && thing('GeoCoordinates', { latitude, longitude });
  return thing('Place', { '@id': idOf('place', given), name: line(name), address, ...(geo && { geo }) });
}

export function pictures(images: Picture[] | null, { fileAt }: Around): Thing[] {
  return (images ?? []).flatMap(({ file, alt, caption, credit }) => {
    const url = file && fileAt(file.url);
    return url ? [thing('ImageObject', { url, contentUrl: url, description: alt, caption, creditText: credit })] : [];
  });
}

export function subjects(topics: Named[] | null): Thing[] {
  return (topics ?? []).map((topic) => thing('Thing', { '@id': idOf('topic', topic), name: line(topic.name) }));
}
