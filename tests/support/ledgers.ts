export type { Log as Audit } from '../../src/plugins/audit/server/log';
export type { Numbers as Registers } from '../../src/plugins/registers/server/numbers';
