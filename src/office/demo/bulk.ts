import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { DateTime } from 'luxon';

import { slugOf } from '../../plugins/slugs/api';
import { OfficeError } from '../office-error';
import { blocksOf } from './blocks';

type Progress = (done: number, of: number, what: string) => void;
type Bulk = { strapi: Core.Strapi; releases: number; progress: Progress };
type Row = Record<string, unknown>;
type Locale = 'el' | 'en' | 'tr';

const BATCH = 250;
const KINDS = ['release', 'announcement', 'statement', 'community-news'];

/** What a generated release is about, in each language: a work, and where it is done. */
const WORKS: Record<Locale, string[]> = {
  el: [
    'Συντήρηση φωτισμού',
    'Νέα δεντροφύτευση',
    'Καθαρισμός ακτών',
    'Ασφαλτόστρωση',
    'Ανακαίνιση παιδικής χαράς',
    'Επισκευή δικτύου ύδρευσης',
  ],
  en: [
    'Street lighting repairs',
    'New tree planting',
    'Beach cleaning',
    'Road resurfacing',
    'Playground renewal',
    'Water mains repair',
  ],
  tr: ['Aydınlatma bakımı', 'Yeni ağaçlandırma', 'Kıyı temizliği', 'Asfaltlama', 'Oyun alanı yenileme', 'Su şebekesi onarımı'],
};
const SPOTS: Record<Locale, string[]> = {
  el: ['στο λιμάνι', 'στο Πάνω Χωριό', 'στην Αμυγδαλιά', 'στο Λιμανάκι', 'στη Μακριά Άμμο', 'γύρω από τα σχολεία', 'στην αγορά'],
  en: [
    'at the harbour',
    'in Pano Chorio',
    'in Amygdalia',
    'in Limanaki',
    'on Makria Ammos',
    'around the schools',
    'at the market',
  ],
  tr: ['limanda', 'Pano Chorio’da', 'Amygdalia’da', 'Limanaki’de', 'Makria Ammos’ta', 'okulların çevresinde', 'çarşıda'],
};
const SENTENCES: Record<Locale, (work: string, spot: string) => string> = {
  el: (work, spot) =>
    `${work} ${spot}: τα συνεργεία του Δήμου αρχίζουν την επόμενη εβδομάδα και ζητούν την κατανόηση των κατοίκων.`,
  en: (work, spot) => `${work} ${spot}: municipal crews start next week and ask residents for their patience.`,
  tr: (work, spot) => `${work} ${spot}: belediye ekipleri gelecek hafta başlıyor ve halktan anlayış bekliyor.`,
};
const LOCALES: Locale[] = ['el', 'en', 'tr'];

/**
 * Grows the office by published releases in three languages, draft and published row each, as Strapi itself would leave them.
 * They are written straight into the tables, since thousands through the document service would take an hour.
 */
export async function seedBulk({ strapi, releases, progress }: Bulk): Promise<void> {
  const bodies = await idsByLocale(strapi, 'api::organization.organization', { kind: 'municipality' });
  const topics = await idsByLocale(strapi, 'api::topic.topic', {});
  if (bodies.el.length === 0) throw new OfficeError('Write the demo municipality first: npm run office -- seed demo');
  const first = await highestNumber(strapi);
  for (let done = 0; done < releases; done += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, releases - done) }, (_, i) => first + done + i);
    await strapi.db.transaction(({ trx }) =>
      writeBatch(numbers, { insert: (table, rows, told = []) => trx(table).insert(rows, told), bodies, topics }),
    );
    progress(done + numbers.length, releases, 'releases');
  }
}

/** Of those generated before, so that growing again neither repeats nor meets an address. */
async function highestNumber(strapi: Core.Strapi): Promise<number> {
  const { rows } = await strapi.db.connection.raw<{ rows: { highest: number | null }[] }>(
    `SELECT max(substring(slug FROM '-([0-9]+)-g$')::int) AS highest FROM press_releases WHERE slug ~ '-[0-9]+-g$'`,
  );
  return rows[0]?.highest ?? 0;
}

type Ids = Record<Locale, number[]>;
type Written = { id: number; locale: Locale; document_id: string; published_at: Date | null };

/** What the desk keeps of a release that is out. */
const OUT = { type: 'api::press-release.press-release', state: 'published', live: 'published', edition: 0 };
type Batch = { insert: (table: string, rows: Row[], told?: string[]) => Promise<Written[]>; bodies: Ids; topics: Ids };

async function writeBatch(numbers: number[], { insert, bodies, topics }: Batch): Promise<void> {
  const rows = await insert('press_releases', numbers.flatMap(rowsOf), ['id', 'locale', 'document_id', 'published_at']);
  await insert(
    'press_releases_organization_lnk',
    rows.flatMap(({ id, locale }) =>
      bodies[locale].slice(0, 1).map((organization_id) => ({ press_release_id: id, organization_id })),
    ),
  );
  await insert(
    'editorial_papers',
    rows
      .filter(({ published_at }) => published_at)
      .map(({ document_id, locale }) => ({ ...OUT, document: document_id, language: locale })),
  );
  const tagged = rows.flatMap(({ id, locale }) =>
    pick(topics[locale], id).map((topic_id, i) => ({ press_release_id: id, topic_id, topic_ord: i + 1 })),
  );
  if (tagged.length > 0) await insert('press_releases_topics_lnk', tagged);
}

function rowsOf(n: number): Row[] {
  const document_id = randomUUID().replaceAll('-', '').slice(0, 24);
  const issued = DateTime.utc(2026, 1, 1).minus({ hours: 7 * n });
  return LOCALES.flatMap((locale) =>
    [null, issued.toISO()].map((published_at) => ({ document_id, published_at, ...textOf(n, locale), ...datesOf(issued, n) })),
  );
}

function datesOf(issued: DateTime, n: number): Row {
  return {
    issued_at: issued.toISO(),
    created_at: issued.toISO(),
    updated_at: issued.toISO(),
    kind: KINDS[n % KINDS.length],
    lifecycle: 'live',
  };
}

function textOf(n: number, locale: Locale): Row {
  const work = WORKS[locale][n % WORKS[locale].length] ?? '';
  const spot = SPOTS[locale][Math.floor(n / 7) % SPOTS[locale].length] ?? '';
  const title = `${work} ${spot}, ${n + 1}`;
  const sentence = SENTENCES[locale](work, spot);
  return {
    locale,
    title,
    slug: `${slugOf({ text: title, locale })}-g`,
    summary: sentence,
    body: JSON.stringify(blocksOf([sentence, sentence, sentence])),
  };
}

function pick(ids: number[], seed: number): number[] {
  return [...new Set([ids[seed % ids.length], ids[(seed * 7 + 3) % ids.length]])].filter((id) => id !== undefined);
}

async function idsByLocale(
  strapi: Core.Strapi,
  type: 'api::organization.organization' | 'api::topic.topic',
  where: object,
): Promise<Ids> {
  const rows: { id: number; locale: string }[] = await strapi.db.query(type).findMany({ where, select: ['id', 'locale'] });
  const ofLocale = (locale: string) => rows.filter((row) => row.locale === locale).map(({ id }) => id);
  return { el: ofLocale('el'), en: ofLocale('en'), tr: ofLocale('tr') };
}
