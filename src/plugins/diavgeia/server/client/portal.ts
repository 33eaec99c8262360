import { reads } from './reads';
import { makeWire, type WireOptions } from './wire';
import { writes } from './writes';

export type Portal = ReturnType<typeof connectPortal>;

/** A client of the portal's OpenData service; it knows nothing of the office. */
export function connectPortal(options: WireOptions) {
  const wire = makeWire(options);
  return { url: options.url, ...reads(wire), ...writes(wire), document: wire.document };
}
