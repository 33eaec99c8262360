import { Readable } from 'node:stream';

import type * as DataTransfer from '@strapi/data-transfer';

import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { outside } from './support/outside';
import { patiently } from './support/postgres-processes';

const { engine, strapi: local } = outside.require('@strapi/data-transfer') as typeof DataTransfer;

/** `strapi import` and `strapi transfer` write straight into the tables; what lies in the file was cleared by nobody here. */
describe('The transfer engine', () => {
  let desk: EditorialOffice;
  beforeAll(async () => (desk = await openEditorialOffice()));
  afterAll(() => desk.office.close());

  it('brings a draft in', async () => {
    await bringIn({ documentId: 'draft', slug: 'prochiro', publishedAt: null });
    await patiently(async () => expect([await shown(), await stored()]).toEqual([[], ['draft']]));
  });

  it('brings nothing in that is public and uncleared, and leaves what was there', async () => {
    const kept = await desk.published();
    const warn = jest.spyOn(desk.office.strapi.log, 'warn');
    try {
      await bringIn({ documentId: 'smuggled', slug: 'lathraio', publishedAt: new Date() });
      // Strapi says that a transfer is done before its transaction has ended.
      const refusal = expect.stringMatching(/Nothing .* was written: .*not cleared: api::press-release.press-release smuggled/);
      await patiently(() => expect(warn).toHaveBeenCalledWith(refusal));
    } finally {
      warn.mockRestore();
    }
    expect([await shown(), await stored()]).toEqual([[kept], ['draft', kept, kept]]);
  });

  const idsOf = (rows: { documentId: string }[]) => rows.map(({ documentId }) => documentId);
  const shown = async () => idsOf((await desk.office.http.get('/api/press-releases')).body.data);
  const stored = async () => idsOf(await desk.office.strapi.db.query(RELEASE).findMany({ orderBy: 'id' }));

  async function bringIn(data: Record<string, unknown>): Promise<void> {
    const empty = () => Readable.from([]);
    const release = { title: 'Από αρχείο', kind: 'release', locale: 'el', ...data };
    const destination = local.providers.createLocalStrapiDestinationProvider({
      getStrapi: () => desk.office.strapi,
      autoDestroy: false,
      strategy: 'restore',
      restore: { assets: false, configuration: { coreStore: false, webhook: false }, entities: { include: [RELEASE] } },
    } as never);
    const source = {
      type: 'source',
      name: 'a file',
      getMetadata: () => null,
      getSchemas: () => null,
      createEntitiesReadStream: () => Readable.from([{ id: 1, type: RELEASE, data: release }]),
      createLinksReadStream: empty,
      createAssetsReadStream: empty,
      createConfigurationReadStream: empty,
    };
    const options = { versionStrategy: 'ignore', schemaStrategy: 'ignore', exclude: ['files'], transforms: {} };
    await engine.createTransferEngine(source as never, destination, options as never).transfer();
  }
});
