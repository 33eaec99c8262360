import en from '../admin/translations/en.json';
import { configuration, row } from './configuration';
import { LAYOUTS } from './layouts';

describe('A layout', () => {
  it('lets the fields of a row share it, unless a width is given', () => {
    expect(row('title')).toEqual([{ name: 'title', size: 12 }]);
    expect(row('from until')).toEqual([
      { name: 'from', size: 6 },
      { name: 'until', size: 6 },
    ]);
    expect(row('at:3 title:9')).toEqual([
      { name: 'at', size: 3 },
      { name: 'title', size: 9 },
    ]);
  });

  it('fills no row beyond its twelve columns', () => {
    for (const [type, { form }] of Object.entries(LAYOUTS)) {
      for (const line of form) expect([type, line, row(line).reduce((sum, { size }) => sum + size, 0)]).toEqual([type, line, 12]);
    }
  });

  it('names a related entry by the title of its type', () => {
    const attributes = { title: { type: 'string' }, decision: { type: 'relation', target: 'api::decision.decision' } };
    const made = configuration({ uid: 'api::consultation.consultation', attributes }, LAYOUTS, en);
    expect(made?.metadatas).toEqual({
      title: { edit: { label: 'Title' }, list: { label: 'Title' } },
      decision: { edit: { label: 'Decision', mainField: 'subject' }, list: { label: 'Decision' } },
    });
    expect(made?.settings).toMatchObject({ mainField: 'title', defaultSortBy: 'opensAt', defaultSortOrder: 'DESC' });
  });

  it('is not made for what the office has no layout for', () => {
    expect(configuration({ uid: 'admin::user', attributes: {} }, LAYOUTS, en)).toBeUndefined();
  });
});
