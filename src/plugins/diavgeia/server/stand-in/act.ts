/** An act as the portal sends it: these keys, in this order. */
export type WireAct = {
  protocolNumber: string;
  subject: string;
  issueDate: number;
  organizationId: string;
  signerIds: string[];
  unitIds: string[];
  decisionTypeId: string;
  thematicCategoryIds: string[];
  extraFieldValues: Record<string, unknown>;
  privateData: boolean;
  ada: string;
  publishTimestamp: number;
  submissionTimestamp: number;
  versionId: string;
  status: 'PUBLISHED' | 'REVOKED' | 'PENDING_REVOCATION';
  url: string;
  documentUrl: string | null;
  documentChecksum: string | null;
  attachments: WireAttachment[];
  warnings: null;
  correctedVersionId: string | null;
};
export type WireAttachment = { id: string; description: string; filename: string; mimeType: string; checksum: string };
export type WireVersion = {
  versionId: string;
  creator: string;
  versionTimestamp: number;
  description: string | null;
  status: WireAct['status'];
  correctedVersionId: string | null;
};

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A row of numbers that is the same every time: mulberry32. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Dice = ReturnType<typeof dice>;
export const oneOf = <T>(roll: Dice, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;

export function uuid(roll: Dice): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(roll() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
