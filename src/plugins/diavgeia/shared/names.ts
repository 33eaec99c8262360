export const PLUGIN = 'diavgeia';
export const DECISION = 'api::decision.decision';
/** The clock of the portal, whatever the office's own is. */
export const ATHENS = 'Europe/Athens';
/** The base address of the OpenData service. */
export const PORTAL = 'https://diavgeia.gov.gr/opendata';
/** The right to see the mirror, its acts and what became of it. */
export const READ = 'plugin::diavgeia.read';
/** The right to order walks, to try again what failed, and to decide what of an act the public sees. */
export const KEEP = 'plugin::diavgeia.keep';
/** The right to decide on proposals, to set deadlines of calls, and to note what the press has printed. */
export const PROPOSE = 'plugin::diavgeia.propose';
/** The right to prepare what is posted on the portal, and to submit it. */
export const PREPARE = 'plugin::diavgeia.prepare';
/** The right to approve and send what somebody else prepared. */
export const CLEAR = 'plugin::diavgeia.clear';
/** Postings as the log names them. */
export const POSTING = 'plugin::diavgeia.posting';
