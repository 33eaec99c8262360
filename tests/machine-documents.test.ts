import { Readable } from 'node:stream';

import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { parseSitemap } from 'sitemap';

import { NOTE, openEditorialOffice, REASON, RELEASE, type EditorialOffice } from './support/editorial';
import { letOut } from './support/paper';

const EVENT = 'api::event.event';
const PLACE = 'api::place.place';
const HERE = 'http://localhost:1337';
const CANARY = 'kanarini';

type Expanded = Record<string, { '@value'?: unknown; '@id'?: string }[]>;

describe('Documents for machines', () => {
  let desk: EditorialOffice;
  let event: string;
  let draft: string;
  let release: string;

  beforeAll(async () => {
    desk = await openEditorialOffice();
    const { documents } = desk.office.strapi;
    const place = await documents(PLACE).create({
      data: { name: 'Πλατεία', address: 'Οδός 1', latitude: 40.8, longitude: 25.8 },
      locale: 'el',
    });
    const made = await documents(EVENT).create({
      data: {
        title: 'Συναυλία',
        kind: 'cultural',
        startsAt: '2026-10-13T16:00:00Z',
        endsAt: '2026-10-13T18:00:00Z',
        recurrence: 'FREQ=WEEKLY;COUNT=4',
        recurrenceExceptions: ['2026-10-27'],
        eventStatus: 'scheduled',
        organization: desk.body,
        place: place.documentId,
        internalNote: CANARY,
      } as never,
      locale: 'el',
    });
    event = made.documentId;
    await documents(EVENT).update({ documentId: event, locale: 'en', data: { title: 'Concert' } as never });
    await letOut(desk.office, EVENT, event, ['el', 'en']);
    await documents(EVENT).update({ documentId: event, locale: 'el', data: { title: CANARY } });
    draft = await desk.drafted(CANARY);
    release = await desk.drafted('Δελτίο', { mediaNote: CANARY, relatedEvents: [event] });
    await letOut(desk.office, RELEASE, release);
  });
  afterAll(() => desk.office.close());

  const text = async (path: string) => (await fetch(`${desk.office.url}${path}`)).text();
  const ics = async (path: string) => new ICAL.Component(ICAL.parse(await text(path)) as unknown as string);
  const titles = async (path: string) =>
    (await ics(path)).getAllSubcomponents('vevent').map((one) => String(one.getFirstPropertyValue('summary')));

  describe('the calendar', () => {
    it('holds what is published, in its language, and once as a file of its own', async () => {
      expect(await titles('/feeds/el/events.ics')).toEqual(['Συναυλία']);
      expect(await titles('/feeds/en/events.ics')).toEqual(['Concert']);
      expect(await titles('/feeds/tr/events.ics')).toEqual([]);
      expect(await titles('/feeds/tr/events.ics?fallback=true')).toEqual(['Concert']);
      const { headers, status } = await fetch(`${desk.office.url}/feeds/el/events/${event}.ics`);
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        200,
        'text/calendar; charset=utf-8',
        'attachment; filename="synavlia.ics"',
      ]);
      expect(await titles(`/feeds/el/events/${event}.ics`)).toEqual(['Συναυλία']);
    });

    it('says where and when as the entry does', async () => {
      const component = (await ics('/feeds/el/events.ics')).getFirstSubcomponent('vevent');
      const shown = new ICAL.Event(component as ICAL.Component);
      expect([shown.startDate.toString(), shown.endDate.toString()]).toEqual(['2026-10-13T19:00:00', '2026-10-13T21:00:00']);
      expect(shown.location).toBe('Πλατεία, Οδός 1');
      const iterator = shown.iterator();
      const days = Array.from({ length: 5 }, () => iterator.next()?.toString().slice(0, 10)).filter(Boolean);
      expect(days).toEqual(['2026-10-13', '2026-10-20', '2026-11-03']);
    });

    it('is narrowed by kind and body, and knows nothing else', async () => {
      expect(await titles('/feeds/el/events.ics?kind=sports')).toEqual([]);
      expect(await titles(`/feeds/el/events.ics?organization=${desk.body}&kind=cultural`)).toEqual(['Συναυλία']);
      const { status } = await desk.office.http.get('/feeds/el/events.ics?kind=release');
      expect(status).toBe(400);
    });

    it.each(['nobody.ics', 'nobody', '..%2Fx.ics'])('has no event %s', async (file) => {
      const { status, body } = await desk.office.http.get(`/feeds/el/events/${file}`).set('Accept-Language', 'el');
      expect([status, body.error.message]).toEqual([404, 'Δεν υπάρχει δημόσια εκδήλωση με αυτή τη διεύθυνση.']);
    });

    it('refuses at the desk exceptions that no calendar could read', async () => {
      const data = { title: 'Α', kind: 'cultural', startsAt: '2026-10-13T16:00:00Z', recurrenceExceptions: ['27/10'] } as never;
      const writing = desk.office.strapi.documents(EVENT).create({ data, locale: 'el' });
      await expect(writing).rejects.toMatchObject({ details: { refusals: [{ code: 'not-an-exception' }] } });
    });
  });

  describe('the sitemap', () => {
    const read = async (path: string) => parseSitemap(Readable.from([await text(path)]) as never);

    it('names every language of what is public, and nothing else', async () => {
      const items = await read('/sitemap.xml');
      const inEach = ['el', 'en'].map((lang) => ({ lang, url: `${HERE}/api/events/${event}?locale=${lang}` }));
      const links = [...inEach, { lang: 'x-default', url: inEach[0]?.url }];
      expect(items.map(({ url }) => url).sort()).toEqual(
        [...inEach.map(({ url }) => url), `${HERE}/api/press-releases/${release}?locale=el`].sort(),
      );
      expect(items.find(({ url }) => url.includes(event))?.links).toEqual(links);
      expect(await text('/sitemap.xml')).not.toContain(draft);
    });

    it('is the same by its parts, and has no others', async () => {
      expect(await read('/sitemap-events-1.xml')).toHaveLength(2);
      expect(await read('/sitemap-consultations-1.xml')).toEqual([]);
      for (const part of ['events-2.xml', 'contacts-1.xml', 'organizations-1.xml', 'x'])
        expect((await desk.office.http.get(`/sitemap-${part}`)).status).toBe(404);
    });

    it('is named to crawlers, which are asked to leave the panel alone', async () => {
      const { text: robots, headers } = await desk.office.http.get('/robots.txt');
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(robots).toBe(
        `User-agent: *\nDisallow: /admin\nDisallow: /embargo/\nDisallow: /graphql\n\nSitemap: ${HERE}/sitemap.xml\n`,
      );
    });
  });

  describe('schema.org', () => {
    const expanded = async (document: unknown): Promise<Expanded> => {
      const context = { '@context': { '@vocab': 'https://schema.org/', id: '@id', url: { '@type': '@id' } } };
      const documentLoader = async (url: string) => ({ documentUrl: url, document: context, contextUrl: undefined });
      const [node] = await jsonld.expand(document as never, { documentLoader: documentLoader as never });
      return node as unknown as Expanded;
    };
    const of = async (query: string) => {
      const { data, errors } = await desk.office.graphql<Record<string, { jsonLd: unknown }[]>>(query);
      expect(errors).toBeUndefined();
      return Promise.all((Object.values(data)[0] ?? []).map(({ jsonLd }) => expanded(jsonLd)));
    };

    it('tells of a release in its language, with its corrections, and never of its embargo', async () => {
      await desk.releases().update({ documentId: release, locale: 'el', data: { title: 'Δελτίο 2' } });
      await desk.done(desk.writer, release, 'submit');
      await desk.done(desk.editor, release, 'approve');
      await desk.done(desk.head, release, 'correct', { note: NOTE });
      const [article] = await of('{ pressReleases(locale: "el") { jsonLd } }');
      expect(article).toMatchObject({
        '@type': ['https://schema.org/NewsArticle'],
        'https://schema.org/headline': [{ '@value': 'Δελτίο 2' }],
        'https://schema.org/inLanguage': [{ '@value': 'el' }],
        'https://schema.org/isAccessibleForFree': [{ '@value': true }],
        'https://schema.org/contentLocation': [{ '@type': ['https://schema.org/Place'] }],
        'https://schema.org/publisher': [{ '@type': ['https://schema.org/GovernmentOrganization'] }],
        'https://schema.org/correction': [
          { '@type': ['https://schema.org/CorrectionComment'], 'https://schema.org/text': [{ '@value': NOTE }] },
        ],
      });
      expect(JSON.stringify(article)).not.toMatch(/embargo|kanarini/);
    });

    it('tells of an event on the clock of its place, and when it is repeated', async () => {
      const [happening] = await of('{ events(locale: "en") { jsonLd } }');
      expect(happening).toMatchObject({
        '@type': ['https://schema.org/Event'],
        'https://schema.org/name': [{ '@value': 'Concert' }],
        'https://schema.org/startDate': [{ '@value': '2026-10-13T19:00:00+03:00' }],
        'https://schema.org/eventStatus': [{ '@value': 'https://schema.org/EventScheduled' }],
        'https://schema.org/eventSchedule': [{ 'https://schema.org/repeatFrequency': [{ '@value': 'P1W' }] }],
      });
    });

    it('tells of bodies and places', async () => {
      const [body] = await of('{ organizations(locale: "el") { jsonLd } }');
      const [place] = await of('{ places(locale: "el") { jsonLd } }');
      expect([body?.['@type'], place?.['@type']]).toEqual([
        ['https://schema.org/GovernmentOrganization'],
        ['https://schema.org/Place'],
      ]);
      expect(place?.['https://schema.org/geo']?.[0]).toMatchObject({ 'https://schema.org/latitude': [{ '@value': 40.8 }] });
    });

    it('is told over REST to those who ask', async () => {
      const get = async (query: string) => (await desk.office.http.get(`/api/events?locale=el${query}`)).body;
      expect((await get('')).data[0]).not.toHaveProperty('jsonLd');
      expect((await get('&jsonLd=true')).data[0].jsonLd).toMatchObject({ '@context': 'https://schema.org', name: 'Συναυλία' });
      expect((await get('&jsonLd=true&fields=title')).data[0].jsonLd.name).toBe('Συναυλία');
      expect((await get('&jsonLd=perhaps')).error.status).toBe(400);
      const one = await desk.office.http.get(`/api/events/${event}?locale=tr&fallback=true&jsonLd=true`);
      expect(one.body.data.jsonLd.name).toBe('Concert');
    });

    it('says that an event was called off when its text is withdrawn', async () => {
      await desk.head.post(`/editorial/${EVENT}/${event}/withdraw`, { reason: REASON });
      const [happening] = await of('{ events(locale: "el") { jsonLd } }');
      expect(happening?.['https://schema.org/eventStatus']).toEqual([{ '@value': 'https://schema.org/EventCancelled' }]);
      expect(await titles('/feeds/el/events.ics')).toEqual(['Ανακλήθηκε: Συναυλία']);
    });
  });
});
