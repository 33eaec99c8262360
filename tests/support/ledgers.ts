export type { Log as Audit } from '../../src/plugins/audit/server/log';
export type { Numbers as Registers } from '../../src/plugins/registers/server/numbers';
export type { Retention } from '../../src/plugins/audit/server/retention';
import type * as verification from '../../src/plugins/audit/server/verification';

export type Verification = Pick<typeof verification, 'verify' | 'follow'>;
