export const PLUGIN = 'diavgeia';
export const DECISION = 'api::decision.decision';
/** The clock of the portal, whatever the office's own is. */
export const ATHENS = 'Europe/Athens';
/** The base address of the OpenData service. */
export const PORTAL = 'https://diavgeia.gov.gr/opendata';
