import type { Ada } from './ada';
import type { CitedAct, Happening } from './citing';

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
