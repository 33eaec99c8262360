import { setTimeout as sleep } from 'node:timers/promises';

import { openOffice, type Office } from './support/office';

describe('The counts of callers', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ RATE_READS: '40', RATE_TRUSTED: 'none' });
  });
  afterAll(() => office.close());

  it('are forgotten when their minute is over, so that their table does not grow for ever', async () => {
    const counts = () => office.strapi.db.connection('limits_points');
    const [over, running] = ['somebody an hour ago', 'somebody now'];
    const now = Math.floor(Date.now() / 1000);
    await counts().insert([
      { key: over, period: 1, points: 1, ends_at: now - 3_600 },
      { key: running, period: 2, points: 1, ends_at: now + 3_600 },
    ]);
    const kept = () => counts().whereIn('key', [over, running]).pluck('key');
    for (let n = 0; n < 40 && (await kept()).includes(over); n++) {
      await office.http.get(`/api/topics?filters[name][$ne]=${n}`);
      await sleep(100);
    }
    expect(await kept()).toEqual([running]);
  });
});
