/** How far the copy of one organization's acts is; moments in ISO 8601. */
export type MirrorState = {
  organizationUid: string;
  acts: number;
  asOf: string | null;
  triedAt: string | null;
  fault: string | null;
  open: { done: number; of: number } | null;
  failures: { what: string; fault: string }[];
};
export type MirrorsAnswer = { data: MirrorState[]; timeZone: string };
