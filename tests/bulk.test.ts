import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';

const ROUNDS = 4;

let { office, editor, head, admin, approved, drafted, at } = {} as EditorialOffice;
beforeAll(async () => {
  ({ office, editor, head, admin, approved, drafted, at } = await openEditorialOffice());
});
afterAll(() => office.close());

const bulk = async (act: string, documentIds: string[]) => {
  const { status, body } = await admin.post(`/content-manager/collection-types/${RELEASE}/actions/${act}?locale=el`, {
    documentIds,
    locale: ['el'],
  });
  return [status, body.error?.name ?? ''];
};
const single = async (documentId: string, verb: string) => {
  const { status, body } = await head.post(at(documentId, verb));
  return [status, body.error?.name ?? ''];
};
const several = async (make: () => Promise<string>) => {
  const made: string[] = [];
  while (made.length < 4) made.push(await make());
  return made;
};
const editions = (documents: string[]) =>
  office.strapi.db.query('plugin::editorial.edition').count({ where: { document: { $in: documents } } });

describe('Several at once beside others', () => {
  it('are published once, in whatever order two name them', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const texts = await several(approved);
      const answers = await Promise.all([bulk('bulkPublish', texts), bulk('bulkPublish', [...texts].reverse())]);
      expect(answers.sort()).toEqual([
        [200, ''],
        [400, 'Refused'],
      ]);
      expect(await editions(texts)).toBe(4);
    }
  });

  it('and beside one that is published by itself: all of them and it is told, or it and they are', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const texts = await several(approved);
      const [together, alone] = await Promise.all([bulk('bulkPublish', texts), single(texts[3]!, 'publish')]);
      expect([together, alone].sort()).toEqual([
        [200, ''],
        [400, 'Refused'],
      ]);
      expect(await editions(texts)).toBe(together?.[0] === 200 ? 4 : 1);
    }
  });

  it('and are deleted beside somebody who saves one of them', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const texts = await several(() => drafted('Περιττό'));
      const save = async (documentId: string) => {
        const { status } = await editor.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, {
          title: 'Άλλο',
        });
        return status;
      };
      const [together, saved] = await Promise.all([bulk('bulkDelete', [...texts].reverse()), save(texts[3]!), save(texts[0]!)]);
      expect(together).toEqual([200, '']);
      expect([200, 404]).toContain(saved);
    }
  });
});
