import type { Refusal } from '../../../office/refusal';
import { findAda, type Ada } from './ada';
import type { Day } from './moments';

/** The types whose entries cite acts, with their tables; `links` are relations that name a decision of the mirror. */
export const CITING = {
  'api::press-release.press-release': {
    table: 'press_releases',
    title: 'title',
    links: [['press_releases_related_decisions_lnk', 'press_release_id']],
  },
  'api::event.event': { table: 'events', title: 'title', links: [] },
  'api::consultation.consultation': {
    table: 'consultations',
    title: 'title',
    links: [['consultations_decision_lnk', 'consultation_id']],
  },
  'api::sponsor.sponsor': { table: 'sponsors', title: 'name', links: [['sponsors_decision_lnk', 'sponsor_id']] },
} as const satisfies Record<string, { table: string; title: string; links: readonly (readonly [string, string])[] }>;
export type Citing = keyof typeof CITING;

export function isCiting(type: string): type is Citing {
  return Object.hasOwn(CITING, type);
}

/** How an act stands; `unknown` is also that of an act which the public may not see. */
export const ACT_STATES = ['in-force', 'corrected', 'pending-revocation', 'revoked', 'missing', 'unknown'] as const;
export type ActState = (typeof ACT_STATES)[number];
/** What happens to an act that whoever cites it must know. */
export const HAPPENINGS = ['corrected', 'pending-revocation', 'revoked', 'missing'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** What readers are told of a cited act; of one that we do not have, or may not show, no more than what the office wrote. */
export type CitedAct = {
  ada: Ada;
  state: ActState;
  subject: string | null;
  issueDate: Day | null;
  protocolNumber: string | null;
  decisionTypeUid: string | null;
  /** Since when it stands as it does, ISO 8601. */
  changedAt: string | null;
  /** The act's page at the portal. */
  url: string;
  documentUrl: string | null;
};
export const MOST_CITED = 50;

/** The numbers in what a form or a program sends: a list of numbers or addresses of the portal. Nothing stands for none. */
export function readCited(given: unknown): { adas: Ada[]; wrong: string[] } {
  const entries = Array.isArray(given) ? (given as unknown[]) : given === null || given === undefined ? [] : [given];
  const read = entries.map((entry) => ({ entry, ada: typeof entry === 'string' ? findAda(entry) : undefined }));
  const adas = [...new Set(read.flatMap(({ ada }) => ada ?? []))];
  const wrong = read.filter(({ ada }) => !ada).map(({ entry }) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  return { adas, wrong };
}

export function refusalsToCite({ adas, wrong }: ReturnType<typeof readCited>): Refusal[] {
  return [...wrong.slice(0, 3).map(noAda), ...(adas.length > MOST_CITED ? [tooMany()] : [])];
}

function noAda(entry: string): Refusal {
  const said = entry.slice(0, 60);
  return {
    code: 'no-ada',
    field: 'citedAdas',
    says: {
      el: `Το «${said}» δεν είναι ΑΔΑ. Ένας ΑΔΑ μοιάζει με 6ΥΖΩΩΨ9-ΑΒΓ.`,
      tr: `“${said}” bir ΑΔΑ değil. ΑΔΑ şuna benzer: 6ΥΖΩΩΨ9-ΑΒΓ.`,
      en: `“${said}” is no ΑΔΑ. One looks like 6ΥΖΩΩΨ9-ΑΒΓ.`,
    },
  };
}

function tooMany(): Refusal {
  return {
    code: 'too-many-acts',
    field: 'citedAdas',
    says: {
      el: `Μια καταχώριση παραπέμπει σε ${MOST_CITED} πράξεις το πολύ.`,
      tr: `Bir kayıt en çok ${MOST_CITED} karara gönderme yapabilir.`,
      en: `An entry cites ${MOST_CITED} acts at most.`,
    },
  };
}

export type Standing = {
  status: string;
  isMissing: boolean;
  /** Of each version after the first, which of the portal's fields it changed. */
  history: { changed: string[] }[];
  correctedVersionId: string | null;
};

/** Metadata are corrected without the portal's saying so: what tells is that something differs from the version before. */
export function stateOf({ status, isMissing, history, correctedVersionId }: Standing): ActState {
  if (status === 'revoked') return 'revoked';
  if (isMissing) return 'missing';
  if (status === 'pending-revocation') return 'pending-revocation';
  const isCorrected = correctedVersionId !== null || history.slice(1).some(({ changed }) => changed.some(isOfContent));
  return isCorrected ? 'corrected' : 'in-force';
}

const isOfContent = (field: string) => field !== 'status';

type Change = { before: string | undefined; status: string; changed: string[] };

/** What a new version of an act means to those who cite it; nothing for most. */
export function happeningIn({ before, status, changed }: Change): Happening | null {
  if (status !== before && (status === 'revoked' || status === 'pending-revocation')) return status;
  return before && status === 'published' && changed.some(isOfContent) ? 'corrected' : null;
}

/** Where people read an act. */
export function pageOf(ada: Ada): string {
  return `https://diavgeia.gov.gr/decision/view/${encodeURIComponent(ada)}`;
}
