import { setTimeout as sleep } from 'node:timers/promises';

import { tiesOf } from '../src/plugins/mends/api';
import { openOffice, type Office } from './support/office';
import { draftRelease, letOut } from './support/paper';

const RELEASE = 'api::press-release.press-release';
const QUOTES = [1, 2, 3].map((n) => ({ text: `Λόγος ${n}`, speaker: 'Δήμαρχος' }));

/**
 * Mends that save questions to the database reach into Strapi by the places and the shape of its modules. Where an upgrade
 * changes these, all goes well but for the saving, and nobody would notice: so the questions are counted here.
 */
describe('The database is not asked', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const statements = async (during: () => Promise<unknown>): Promise<string[]> => {
    const asked: string[] = [];
    const { connection } = office.strapi.db;
    const listen = ({ sql }: { sql: string }) => void asked.push(sql);
    connection.on('query', listen);
    await during();
    connection.removeListener('query', listen);
    return asked;
  };
  const ofParts = (asked: string[]) => asked.filter((sql) => /^select .*("components_|_lnk"|_cmps")/s.test(sql));

  it('what hangs on a text more than once', async () => {
    const ties = ({ documentId }: { documentId: string }) => tiesOf(office.strapi, RELEASE, documentId);
    const bare = await draftRelease(office, { title: 'Χωρίς τίποτα' });
    const { empty, isLinked } = await ties(bare);
    expect([...empty]).toEqual(expect.arrayContaining(['quotes', 'attachments', 'organization', 'topics', 'relatedReleases']));
    expect(isLinked).toBe(false);
    const full = await draftRelease(office, { title: 'Με λόγια', quotes: QUOTES, relatedReleases: [bare.documentId] });
    const held = (await ties(full)).empty;
    expect(['quotes', 'relatedReleases', 'attachments'].map((name) => held.has(name))).toEqual([false, false, true]);
    expect((await ties(bare)).isLinked).toBe(true);
  });

  it('how long a list is by each of many who ask at once', async () => {
    const places = office.strapi.db.query('api::place.place');
    const count = () => places.count();
    const before = await count();
    const { documentId } = await office.strapi.documents('api::place.place').create({ data: { name: 'Πλατεία' }, locale: 'el' });
    let told: number[] = [];
    const asked = await statements(async () => {
      told = await Promise.all(Array.from({ length: 12 }, count));
    });
    expect(told).toEqual(told.map(() => before + 1));
    // The first goes at once; the others ask while it is under way and share the next.
    expect(asked.filter((sql) => /^select count\(/i.test(sql))).toHaveLength(2);
    await office.strapi.documents('api::place.place').delete({ documentId, locale: '*' });
  });

  it('for what is known to be empty, or points nowhere, when a text goes out', async () => {
    const { documentId } = await draftRelease(office, { title: 'Χωρίς τίποτα' });
    expect(ofParts(await statements(() => letOut(office, RELEASE, documentId)))).toEqual([]);
    const full = await draftRelease(office, { title: 'Με λόγια', quotes: QUOTES });
    expect(ofParts(await statements(() => letOut(office, RELEASE, full.documentId)))).not.toEqual([]);
  });

  it('for a component that was just written', async () => {
    const write = () => draftRelease(office, { title: 'Με λόγια', quotes: QUOTES });
    const byId = (await statements(write)).filter((sql) => /from "components_office_quotes".*"t0"\."id" = /s.test(sql));
    expect(byId).toEqual([]);
  });

  it('for an entry once more to tell of it, as long as nobody listens', async () => {
    const afterwards = async () => {
      const { documentId } = await draftRelease(office, { title: 'Με λόγια', quotes: QUOTES });
      const asked = await statements(async () => {
        await letOut(office, RELEASE, documentId);
        // Nobody waits for what follows a commit.
        await sleep(300);
      });
      return asked.slice(asked.lastIndexOf('COMMIT;') + 1);
    };
    expect(await afterwards()).toEqual([]);
    const deafen = office.strapi.eventHub.on('entry.publish', async () => undefined);
    expect(await afterwards()).not.toEqual([]);
    deafen();
  });
});
