/** A link as the panel lists it. Instants are ISO 8601 in UTC. */
export type ShownLink = {
  id: number;
  name: string;
  email: string;
  givenBy: string;
  givenAt: string;
  expiresAt: string;
  revokedAt: string | null;
  readings: number;
  lastReadAt: string | null;
};

/** `GET /embargo/links/<type>/<documentId>?locale=`: the links of one text, and why none can be given now (empty: one can). */
export type Links = {
  data: ShownLink[];
  against: Against[];
  embargoUntil: string | null;
  /** The office's wall clock. */
  timeZone: string;
};
export type Against = { code: string; message: string };

/**
 * `POST` to the same address; without `expiresAt` the link ends with the embargo. An instant without an offset is one on the
 * office's wall clock.
 */
export type Giving = { name: string; email: string; expiresAt?: string };

/** The address is told this once, since only its hash is kept. */
export type Given = { data: ShownLink; url: string };
