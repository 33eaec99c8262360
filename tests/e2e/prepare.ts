import { createRequire } from 'node:module';
import { join } from 'node:path';

import type * as panel from '../../src/office/panel';
import { ROOT } from '../support/environment';
import startDatabase from '../support/start-database';

/** The panel as it is in the sources, built by the compiled office, and a database for the office it belongs to. */
export default async function prepare(): Promise<void> {
  const { isPanelStale, buildPanel } = createRequire(__filename)(join(ROOT, 'dist', 'src', 'office', 'panel.js')) as typeof panel;
  if (isPanelStale()) await buildPanel();
  await startDatabase();
}
