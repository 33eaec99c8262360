import { afterCommit } from './known-faults/after-commit';
import { componentLanguage } from './known-faults/component-language';
import { newDesk } from './known-faults/desk';
import { lateRelations } from './known-faults/late-relations';
import { lostChecks } from './known-faults/lost-checks';
import { sharedRelations } from './known-faults/shared-relations';
import { shownSort } from './known-faults/shown-sort';
import { silentPublishing } from './known-faults/silent-publishing';

/** Faults of Strapi that are mended in the plugin `mends`, or guarded against here; each names its thread. */
describe('Known faults of Strapi', () => {
  const desk = newDesk();
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  componentLanguage(desk);
  sharedRelations(desk);
  lateRelations(desk);
  shownSort(desk);
  silentPublishing(desk);
  afterCommit(desk);
  lostChecks(desk);
});
