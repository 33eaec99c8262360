import { newDesk } from './known-faults/desk';
import { lateRelations } from './known-faults/late-relations';
import { sharedRelations } from './known-faults/shared-relations';

/** Faults of Strapi that are mended in the plugin `mends`, or guarded against here; each names its thread. */
describe('Known faults of Strapi', () => {
  const desk = newDesk();
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  sharedRelations(desk);
  lateRelations(desk);
});
