import fc from 'fast-check';

import { openOffice, type Office } from './support/office';
import { draftRelease, letOut } from './support/paper';

const RELEASE = 'api::press-release.press-release';
const TOPIC = 'api::topic.topic';
const LANGUAGES = ['el', 'tr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const CHAINS: Record<Language, readonly Language[]> = { el: ['el', 'en'], tr: ['tr', 'en', 'el'], en: ['en', 'el'] };
const BODY = [{ type: 'paragraph', children: [{ type: 'text', text: 'x' }] }];
const [RELEASES, TOPICS] = [14, 5];

type Row = { id: number; document: string; locale: Language };
type Link = { release: number; topic: number };
type Tables = { releases: Row[]; topics: Row[]; links: Link[] };
type Act = { act: string; release: number; topic: number; language: Language };

/** Taken back less often than let out, so that something is left. */
const often = [
  ['take back', 1],
  ['let out', 3],
  ['name', 4],
  ['unname', 1],
  ['lead elsewhere', 1],
  ['write topic', 2],
  ['drop topic', 1],
  ['rename', 1],
  ['redate', 1],
] as const;

const acts = fc.array(
  fc.record({
    act: fc.constantFrom(...often.flatMap(([act, times]) => Array<string>(times).fill(act))),
    release: fc.nat(RELEASES - 1),
    topic: fc.nat(TOPICS - 1),
    language: fc.constantFrom(...LANGUAGES),
  }),
  { minLength: 60, maxLength: 60 },
);

/** Which releases lead to which topics for whoever asks in a language, reckoned in memory from all the rows there are. */
function reckoned({ releases, topics, links }: Tables, asked: Language): string[] {
  const chain = CHAINS[asked];
  const served = (rows: Row[], document: string) =>
    chain.map((locale) => rows.find((row) => row.document === document && row.locale === locale)).find(Boolean);
  const namedBy = (row: Row) =>
    links.filter(({ release }) => release === row.id).flatMap(({ topic }) => topics.filter(({ id }) => id === topic));
  const found = releases.flatMap((source) => {
    const shown = served(releases, source.document);
    if (!shown || !chain.includes(source.locale)) return [];
    return namedBy(source).flatMap((named) => {
      const topic = served(topics, named.document);
      if (!topic) return [];
      const nearer = releases.filter(
        (row) =>
          row.document === source.document &&
          (row === shown || (chain.includes(row.locale) && chain.indexOf(row.locale) < chain.indexOf(source.locale))),
      );
      const isBorrowed =
        !topics.some((row) => row.document === named.document && row.locale === shown.locale) &&
        !nearer.some((row) => namedBy(row).some(({ document }) => document === named.document));
      return source === shown || isBorrowed ? [`${shown.document} ${shown.locale} → ${topic.document} ${topic.locale}`] : [];
    });
  });
  return [...new Set(found)].sort();
}

describe('What is kept of what is served', () => {
  let office: Office;
  const releases: string[] = [];
  const topics: string[] = [];

  const sql = async <T>(text: string, values: unknown[] = []) =>
    ((await office.strapi.db.connection.raw(text, values as never)) as { rows: T[] }).rows;
  const publicRow = async (document: string, language: Language) =>
    (
      await sql<{ id: number }>(
        'SELECT id FROM press_releases WHERE document_id = ? AND locale = ? AND published_at IS NOT NULL',
        [document, language],
      )
    )[0]?.id;
  const topicRows = (document: string) =>
    sql<{ id: number }>('SELECT id FROM topics WHERE document_id = ? ORDER BY id', [document]);

  const tables = async (): Promise<Tables> => ({
    releases: await sql('SELECT id, document_id AS document, locale FROM press_releases WHERE published_at IS NOT NULL'),
    topics: await sql('SELECT id, document_id AS document, locale FROM topics'),
    links: await sql('SELECT press_release_id AS release, topic_id AS topic FROM press_releases_topics_lnk'),
  });

  /** Everything in the schemas of the languages, as text. */
  const everythingKept = async () => {
    const kept = await sql<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname LIKE 'served%' ORDER BY 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of kept)
      all[name] = (await sql<{ row: string }>(`SELECT k::text AS row FROM ${name} k ORDER BY 1`)).map(({ row }) => row);
    return all;
  };

  const release = async (n: number) => {
    // Strapi names only what is there in the language that is written; the others are named by acts.
    const named = topics.filter((_, i) => (n + i) % 3 > 0 && i !== 2 && i !== 3);
    const { documentId } = await draftRelease(office, { title: `R${n} el`, topics: named });
    for (const locale of ['tr', 'en'] as const)
      await office.strapi
        .documents(RELEASE)
        .update({ documentId, locale, data: { title: `R${n} ${locale}`, summary: 'x', body: BODY as never } });
    await letOut(
      office,
      RELEASE,
      documentId,
      LANGUAGES.filter((_, place) => (n + place) % 4 !== 3),
    );
    return documentId;
  };

  beforeAll(async () => {
    office = await openOffice();
    const languages: Language[][] = [['el'], ['el', 'tr'], ['tr'], ['en', 'tr'], ['el', 'en', 'tr']];
    for (const [n, [first = 'el', ...rest]] of languages.entries()) {
      const { documentId } = await office.strapi.documents(TOPIC).create({ data: { name: `T${n} ${first}` }, locale: first });
      for (const locale of rest)
        await office.strapi.documents(TOPIC).update({ documentId, locale, data: { name: `T${n} ${locale}` } });
      topics.push(documentId);
    }
    for (let n = 0; n < RELEASES; n++) releases.push(await release(n));
  });
  afterAll(() => office.close());

  const carryOut = async ({ act, release: r, topic: t, language }: Act) => {
    const [document = '', subject = ''] = [releases[r], topics[t]];
    const row = await publicRow(document, language);
    const [one, other = one] = await topicRows(subject);
    if (act === 'take back') await sql('DELETE FROM press_releases WHERE id = ?', [row ?? 0]);
    if (act === 'let out' && !row) await letOut(office, RELEASE, document, [language]);
    if (act === 'name' && row && one)
      await sql(
        'INSERT INTO press_releases_topics_lnk (press_release_id, topic_id) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING',
        [row, one.id, row, other?.id],
      );
    if (act === 'unname' && row)
      await sql('DELETE FROM press_releases_topics_lnk WHERE press_release_id = ? AND topic_id = ?', [row, one?.id ?? 0]);
    if (act === 'lead elsewhere' && row && one)
      await sql(
        `UPDATE press_releases_topics_lnk SET topic_id = ? WHERE id = (SELECT min(id) FROM press_releases_topics_lnk WHERE press_release_id = ?)
          AND NOT EXISTS (SELECT FROM press_releases_topics_lnk WHERE press_release_id = ? AND topic_id = ?)`,
        [one.id, row, row, one.id],
      );
    if (act === 'write topic')
      await office.strapi.documents(TOPIC).update({ documentId: subject, locale: language, data: { name: `T${t} ${language}` } });
    if (act === 'drop topic' && one !== other)
      await sql('DELETE FROM topics WHERE document_id = ? AND locale = ?', [subject, language]);
    if (act === 'rename') await sql('UPDATE topics SET name = name || ? WHERE document_id = ?', ['!', subject]);
    if (act === 'redate') await sql(`UPDATE press_releases SET issued_at = now() WHERE document_id = ?`, [document]);
  };

  const toldOf = async (asked: Language) =>
    (
      await sql<{
        told: string;
      }>(`SELECT DISTINCT r.document_id || ' ' || r.locale || ' → ' || t.document_id || ' ' || t.locale AS told
        FROM served_${asked}.press_releases_topics_lnk l JOIN served_${asked}.press_releases r ON r.id = l.press_release_id
        JOIN served_${asked}.topics t ON t.id = l.topic_id`)
    )
      .map(({ told }) => told)
      .sort();

  it('is what a reckoning in memory says, whatever was written', async () => {
    const leads = new Set<string>();
    const agree = async (all: Act[]) => {
      for (const act of all) {
        await carryOut(act);
        const now = await tables();
        for (const asked of LANGUAGES) {
          const wanted = reckoned(now, asked);
          for (const lead of wanted) leads.add(lead.replaceAll(/\w{20,} /g, ''));
          expect([act, asked, await toldOf(asked)]).toEqual([act, asked, wanted]);
        }
      }
    };
    await fc.assert(fc.asyncProperty(acts, agree), { numRuns: 4, seed: 4, endOnFailure: true });
    // Both what a version names itself and what it borrows was met.
    expect([...leads].sort()).toEqual(expect.arrayContaining(['en → en', 'en → el', 'tr → tr', 'tr → en', 'tr → el', 'el → el']));
  });

  it('filters lists by what they are about, and counts them, so', async () => {
    const now = await tables();
    for (const asked of LANGUAGES)
      for (const topic of topics) {
        const wanted = reckoned(now, asked).flatMap((lead) => (lead.includes(`→ ${topic}`) ? [lead.split(' ')[0] ?? ''] : []));
        const found: string[] = [];
        for (let page = 1; page < 8; page++) {
          const { body } = await office.http.get(
            `/api/press-releases?locale=${asked}&fallback=true&filters[topics][documentId]=${topic}&fields=title&sort=issuedAt:desc&pagination[page]=${page}&pagination[pageSize]=3`,
          );
          expect([asked, body.meta.pagination.total]).toEqual([asked, wanted.length]);
          found.push(...body.data.map(({ documentId }: { documentId: string }) => documentId));
        }
        expect(found.sort()).toEqual(wanted.sort());
      }
  });

  it('is the same when it is made anew from nothing', async () => {
    const kept = await everythingKept();
    expect(kept['served_tr.kept_press_releases']?.length).toBeGreaterThan(5);
    for (const language of LANGUAGES) await sql(`COMMENT ON SCHEMA served_${language} IS 'made otherwise'`);
    await office.restart();
    expect(await everythingKept()).toEqual(kept);
  });

  it('stays where it is at a start, also in a language that the office added itself: another process is serving it', async () => {
    await office.strapi.plugin('i18n').service('locales').create({ code: 'de', name: 'Deutsch (de)' });
    await office.restart();
    const schemas = () => sql(`SELECT nspname, oid FROM pg_namespace WHERE nspname LIKE 'served%' ORDER BY 1`);
    const before = await schemas();
    expect(before).toHaveLength(LANGUAGES.length + 1);
    await office.restart();
    expect(await schemas()).toEqual(before);
  });
});
