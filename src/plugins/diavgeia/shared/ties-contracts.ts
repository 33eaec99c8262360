import type { Ada } from './ada';
import type { Call } from './calls';
import type { CitedAct, Happening } from './citing';
import type { Day } from './moments';
import type { PressItem } from './press';
import type { Makes, Rule } from './suggesting';

/** `GET /diavgeia/lookup?q=`: acts of the mirror that fit what is being typed; `ada` is the number typed, if it is a whole one. */
export type LookupAnswer = { data: CitedAct[]; ada: Ada | null };
/** `GET /diavgeia/cited?adas=`: how the acts stand that a form holds. */
export type CitedAnswer = { data: CitedAct[] };
/** `POST /diavgeia/acts/<ada>/fetch`: the act, or why it could not be had from the portal; its number may be cited all the same. */
export type FetchAnswer = { data: CitedAct; against: string | null };

/** Something happened to an act that an entry cites; moments in ISO 8601. */
export type CitationNotice = {
  id: number;
  type: string;
  documentId: string;
  locale: string | null;
  title: string;
  ada: Ada;
  kind: Happening;
  at: string;
  act: CitedAct;
};
export type CitationNoticesAnswer = { data: CitationNotice[]; timeZone: string };

/** `GET /diavgeia/rules`, with the units there are to choose from. */
export type RulesAnswer = { data: Rule[]; units: { uid: string; label: string }[] };
/** After a rule was saved: how many acts of the last month it newly proposes. */
export type SavedRuleAnswer = { data: { id: number; proposed: number } };

/** An act that fits a rule; `document` is the draft it became. */
export type Proposal = {
  ada: Ada;
  state: 'open' | 'accepted' | 'declined';
  subject: string | null;
  issueDate: Day | null;
  protocolNumber: string | null;
  decisionTypeUid: string | null;
  units: string[];
  signers: string[];
  url: string;
  documentUrl: string | null;
  rule: { code: string | null; name: string } | null;
  makes: Makes;
  kind: string;
  proposedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  type: string | null;
  document: string | null;
};
export type ProposalsAnswer = {
  data: Proposal[];
  pagination: { page: number; pageCount: number; total: number };
  open: number;
  timeZone: string;
};
/** What became of each; `against` says in words why nothing did. */
export type DecidedAnswer = {
  data: { ada: Ada; state: string | null; type: string | null; document: string | null; against: string | null }[];
};

/** A call as the office keeps it: whence its deadline is known, and whether it is no call at all. */
export type CallOnDesk = Call & {
  deadlineFrom: 'subject' | 'person' | null;
  isOff: boolean;
  setBy: string | null;
  setAt: string | null;
};
export type CallsOnDeskAnswer = { data: CallOnDesk[]; timeZone: string };

/** `GET /diavgeia/press`: what must be printed, with the newspapers to choose from; `today` is the office's. */
export type PressAnswer = { data: PressItem[]; newspapers: string[]; today: Day; timeZone: string };
