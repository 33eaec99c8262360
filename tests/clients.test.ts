import type { UID } from '@strapi/strapi';
import sharp from 'sharp';

import { type Release, type Site, sites } from './support/clients';
import { openOffice, type Office } from './support/office';
import { letOut } from './support/paper';

type Words = Record<string, unknown>;

const LOCALES = ['el', 'en', 'tr'] as const;
const blocks = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];
const RELEASE = {
  el: { title: 'ΝΕΟ ΩΡΑΡΙΟ ΣΤΗ ΒΙΒΛΙΟΘΗΚΗ', slug: 'neo-orario-sti-vivliothiki', alt: 'Η είσοδος της βιβλιοθήκης' },
  en: { title: 'New hours at the library', slug: 'new-hours-at-the-library', alt: 'The door of the library' },
  tr: { title: 'Kütüphanede yeni çalışma saatleri', slug: 'kutuphanede-yeni-calisma-saatleri', alt: 'Kütüphanenin girişi' },
};
const BODY = { el: 'Δήμος Ανεμόεσσας', en: 'Municipality of Anemoessa', tr: 'Anemoessa Belediyesi' };
const TOPICS = { el: ['Πολιτισμός', 'Παιδεία'], en: ['Culture', 'Education'], tr: ['Kültür', 'Eğitim'] };
const EVENT = {
  el: { title: 'Βραδιά ποίησης', place: 'Ανοιχτό Θέατρο' },
  en: { title: 'Poetry night', place: 'Open Theatre' },
  tr: { title: 'Şiir gecesi', place: 'Açıkhava Tiyatrosu' },
};
const CONSULTATION = {
  el: { title: 'Κανονισμός παραλιών', headings: ['Σκοπός', 'Ορισμοί'] },
  en: { title: 'Rules of the beaches', headings: ['Purpose', 'Definitions'] },
  tr: { title: 'Plaj yönetmeliği', headings: ['Amaç', 'Tanımlar'] },
};

describe('A website pulls with', () => {
  let office: Office;
  let picture: { id: number; url: string };

  const write = async (type: UID.ContentType, versions: Record<(typeof LOCALES)[number], Words>, isDrafted = false) => {
    const { documentId } = await office.strapi.documents(type).create({ locale: 'el', data: versions.el as never });
    for (const locale of ['en', 'tr'] as const)
      await office.strapi.documents(type).update({ documentId, locale, data: versions[locale] as never });
    if (isDrafted) await letOut(office, type, documentId, [...LOCALES]);
    return documentId;
  };
  const each = (words: (locale: (typeof LOCALES)[number]) => Words) => ({ el: words('el'), en: words('en'), tr: words('tr') });

  beforeAll(async () => {
    office = await openOffice();
    picture = await upload(office);
    const organization = await write(
      'api::organization.organization',
      each((l) => ({ name: BODY[l], kind: 'municipality' })),
    );
    const topics = [
      await write(
        'api::topic.topic',
        each((l) => ({ name: TOPICS[l][0] })),
      ),
      await write(
        'api::topic.topic',
        each((l) => ({ name: TOPICS[l][1] })),
      ),
    ];
    const common = { kind: 'announcement', organization, topics, issuedAt: '2026-11-20T08:00:00.000Z' };
    const image = (alt: string) => ({ file: picture.id, alt, caption: null });
    await write(
      'api::press-release.press-release',
      each((l) => ({ ...common, title: RELEASE[l].title, summary: '…', body: blocks('…'), images: [image(RELEASE[l].alt)] })),
      true,
    );
    const place = await write(
      'api::place.place',
      each((l) => ({ name: EVENT[l].place, latitude: 38.9012 })),
    );
    const happening = { kind: 'cultural', startsAt: '2026-12-01T18:00:00.000Z', eventStatus: 'scheduled', place };
    await write(
      'api::event.event',
      each((l) => ({ ...happening, title: EVENT[l].title })),
      true,
    );
    const hearing = { kind: 'regulation', opensAt: '2026-11-01T08:00:00.000Z', closesAt: '2026-12-01T08:00:00.000Z' };
    const consultation = await write(
      'api::consultation.consultation',
      each((l) => ({ ...hearing, title: CONSULTATION[l].title, summary: '…' })),
    );
    for (const n of [1, 0])
      await write(
        'api::consultation-article.consultation-article',
        each((l) => {
          const heading = CONSULTATION[l].headings[n] ?? '';
          return { number: String(n + 1), order: n, heading, text: blocks(`${heading}.`), consultation };
        }),
      );
    await letOut(office, 'api::consultation.consultation', consultation, [...LOCALES]);
  });
  afterAll(() => office.close());

  const expected = (locale: (typeof LOCALES)[number]): Release => ({
    title: RELEASE[locale].title,
    slug: RELEASE[locale].slug,
    locale,
    organization: BODY[locale],
    topics: TOPICS[locale],
    images: [{ alt: RELEASE[locale].alt, caption: null, url: picture.url }],
    addresses: { el: RELEASE.el.slug, en: RELEASE.en.slug, tr: RELEASE.tr.slug },
  });

  describe.each(['@strapi/client', 'Apollo Client', 'graphql-request'])('%s', (name) => {
    const site = () => sites(office.url).find((s) => s.name === name) as Site;

    it.each(LOCALES)(
      'the releases in %s, with body, topics, pictures and the addresses in the other languages',
      async (locale) => {
        expect(await site().releases(locale)).toEqual([expected(locale)]);
      },
    );

    it.each(LOCALES)('one release by its address in %s', async (locale) => {
      expect(await site().releaseAt(RELEASE[locale].slug, locale)).toEqual(expected(locale));
      expect(await site().releaseAt('nobody-was-here', locale)).toBeUndefined();
    });

    it.each(LOCALES)('an event with its place in %s', async (locale) => {
      const { title, place } = EVENT[locale];
      expect(await site().events(locale)).toEqual([
        { title, startsAt: '2026-12-01T18:00:00.000Z', place: { name: place, latitude: 38.9012 } },
      ]);
    });

    it.each(LOCALES)('a consultation with its articles in order in %s', async (locale) => {
      const { title, headings } = CONSULTATION[locale];
      const articles = headings.map((heading, n) => ({ number: String(n + 1), heading, text: `${heading}.` }));
      expect(await site().consultations(locale)).toEqual([{ title, articles }]);
    });

    it('a sentence when it asks wrongly', async () => {
      await expect(site().releases('de')).rejects.toThrow();
    });
  });
});

async function upload({ strapi }: Office): Promise<{ id: number; url: string }> {
  const token = await strapi.service('admin::api-token').create({ name: 'pictures', type: 'full-access', lifespan: null });
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#27a' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('files', new Blob([image], { type: 'image/png' }), 'library.png');
  const { port } = strapi.server.httpServer.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}/api/upload`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token.accessKey}` },
    body: form,
  });
  const [file] = (await answer.json()) as { id: number; url: string }[];
  return file as { id: number; url: string };
}
