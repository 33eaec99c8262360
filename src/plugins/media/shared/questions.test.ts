import { refusalsToQuestion } from './questions';

const refused = (query: Record<string, unknown>) => refusalsToQuestion(query, ['name', 'mime']).map(({ field }) => field);

describe('A question to the media library', () => {
  it('may be what the panel asks of a folder', () => {
    const populate = { parent: { populate: { parent: '*' } }, children: { count: true }, files: { count: true } };
    expect(refused({ populate })).toEqual([]);
  });

  it.each([
    [{ populate: '*' }, '*'],
    [{ populate: ['folder.files.related'] }, 'related'],
    [{ populate: { 0: 'event' } }, '0'],
    [{ sort: [{ event: { title: 'asc' } }] }, 'event'],
    [{ sort: { 'event.title': 'asc' } }, 'event'],
    [{ fields: ['name', 'constructor'] }, 'constructor'],
    [{ populate: { folder: { on: {} } } }, 'on'],
    [{ orderBy: 'name' }, 'orderBy'],
  ])('is refused where it walks further: %j', (query, name) => {
    expect(refused(query)).toContain(name);
  });
});
