import { setTimeout } from 'node:timers/promises';

import { CLIPPING, type Desk, EVENT, eventData, ORGANIZATION, RELEASE, releaseData, SPONSOR, type Titled } from './desk';

type Release = { relatedEvents: Titled[]; relatedReleases: Titled[]; replacedBy: Titled | null };

/** github.com/strapi/strapi/issues/25361 */
export function lateRelations(desk: Desk): void {
  const titles = (list: Titled[]) => list.map(({ title }) => title);
  const related = async (release: string, locale = 'el') => {
    const populate = { relatedEvents: true, relatedReleases: true, replacedBy: true };
    const found = await desk.read<Release>(RELEASE, release, { locale, populate });
    return titles([...found.relatedEvents, ...found.relatedReleases, ...(found.replacedBy ? [found.replacedBy] : [])]);
  };
  const again = async (type: string, documentId: string) => {
    await desk.unpublish(type, documentId);
    for (let i = 0; i < 2; i++) await desk.publish(type, documentId);
  };

  describe('#25361: a relation survives being published before its target', () => {
    it('release, then event: the release shows the event, over REST and GraphQL too', async () => {
      const event = await desk.write(EVENT, eventData('Συναυλία'));
      const release = await desk.write(RELEASE, releaseData('Για τη συναυλία', { relatedEvents: [event] }));
      await desk.publish(RELEASE, release);
      expect(await related(release)).toEqual([]);
      await desk.publish(EVENT, event);
      expect(await related(release)).toEqual(['Συναυλία']);
      const found = await desk.graphql(`{ pressRelease(documentId: "${release}", locale: "el") { relatedEvents { title } } }`);
      expect(found).toEqual({ pressRelease: { relatedEvents: [{ title: 'Συναυλία' }] } });
      const answer = await desk.rest('get', `press-releases/${release}?locale=el&populate=relatedEvents`);
      expect(titles(answer.body.data.relatedEvents)).toEqual(['Συναυλία']);
    });

    it('in the order of the release, and after the event was withdrawn and published again', async () => {
      const first = await desk.write(EVENT, eventData('Πρώτη'));
      const second = await desk.write(EVENT, eventData('Δεύτερη'));
      const release = await desk.write(RELEASE, releaseData('Για δύο', { relatedEvents: [first, second] }));
      await desk.publish(RELEASE, release);
      for (const event of [second, first]) await desk.publish(EVENT, event);
      expect(await related(release)).toEqual(['Πρώτη', 'Δεύτερη']);
      await desk.unpublish(EVENT, first);
      expect(await related(release)).toEqual(['Δεύτερη']);
      await again(EVENT, first);
      expect(await related(release)).toEqual(['Πρώτη', 'Δεύτερη']);
    });

    it('also when both are published by `status`, over REST and GraphQL', async () => {
      const event = await desk.write(EVENT, eventData('Έκθεση'));
      const data = releaseData('Για την έκθεση', { relatedEvents: [event] });
      const answer = await desk.rest('post', 'press-releases?locale=el&status=published', data);
      await desk.graphql(`mutation { updateEvent(documentId: "${event}", locale: "el", status: PUBLISHED, data: {}) { title } }`);
      expect(await related(answer.body.data.documentId)).toEqual(['Έκθεση']);
    });

    it('in each language by itself', async () => {
      const event = await desk.write(EVENT, eventData('Αγώνας'));
      await desk.translate(EVENT, event, 'en', { title: 'Match' });
      const release = await desk.write(RELEASE, releaseData('Ο αγώνας', { relatedEvents: [event] }));
      await desk.translate(RELEASE, release, 'en', releaseData('The match', { relatedEvents: [event] }));
      await desk.publish(RELEASE, release, '*');
      await desk.publish(EVENT, event, 'en');
      expect([await related(release), await related(release, 'en')]).toEqual([[], ['Match']]);
      await desk.publish(EVENT, event, 'el');
      expect([await related(release), await related(release, 'en')]).toEqual([['Αγώνας'], ['Match']]);
    });

    it('as it was published: what was only drafted since stays a draft, and the entry does not count as edited', async () => {
      const old = await desk.write(EVENT, eventData('Παλιά'));
      const late = await desk.write(EVENT, eventData('Νέα'));
      const release = await desk.write(RELEASE, releaseData('Αλλάζει', { relatedEvents: [old] }));
      await desk.publish(RELEASE, release);
      await desk.translate(RELEASE, release, 'el', { relatedEvents: [late] });
      const before = await desk.read<{ updatedAt: string }>(RELEASE, release);
      for (const event of [old, late]) await desk.publish(EVENT, event);
      expect(await related(release)).toEqual(['Παλιά']);
      expect(await desk.read(RELEASE, release)).toMatchObject({ updatedAt: before.updatedAt });
      await desk.publish(RELEASE, release);
      await again(EVENT, old);
      expect(await related(release)).toEqual(['Νέα']);
    });

    it('also when the changes of the release are discarded in between (#24280)', async () => {
      const event = await desk.write(EVENT, eventData('Διάλεξη'));
      const release = await desk.write(RELEASE, releaseData('Για τη διάλεξη', { relatedEvents: [event] }));
      await desk.publish(RELEASE, release);
      await desk.discard(RELEASE, release);
      await desk.publish(RELEASE, release);
      await desk.publish(EVENT, event);
      expect(await related(release)).toEqual(['Διάλεξη']);
    });

    it('in a component', async () => {
      const release = await desk.write(RELEASE, releaseData('Πρόγραμμα'));
      const opening = { at: '10:00:00.000', title: 'a' };
      const event = await desk.write(EVENT, eventData('Ημερίδα', { programme: [opening, { ...opening, release }] }));
      await desk.publish(EVENT, event);
      for (let i = 0; i < 2; i++) {
        await again(RELEASE, release);
        const found = await desk.graphql(`{ event(documentId: "${event}", locale: "el") { programme { release { title } } } }`);
        expect(found).toEqual({ event: { programme: [{ release: null }, { release: { title: 'Πρόγραμμα' } }] } });
      }
    });

    it('in a dynamic zone', async () => {
      const invited = await desk.write(RELEASE, releaseData('Πρόσκληση'));
      const invitations = [
        { __component: 'office.quote', speaker: 'x', text: 'y' },
        { __component: 'event.programme-item', at: '10:00:00.000', title: 'a', release: invited },
      ];
      const release = await desk.write(RELEASE, releaseData('Με ζώνη', { invitations }));
      await desk.publish(RELEASE, release);
      await again(RELEASE, invited);
      const found = await desk.graphql(
        `{ pressRelease(documentId: "${release}", locale: "el") {
          invitations { ... on ComponentOfficeQuote { text } ... on ComponentEventProgrammeItem { release { title } } }
        } }`,
      );
      expect(found).toEqual({ pressRelease: { invitations: [{ text: 'y' }, { release: { title: 'Πρόσκληση' } }] } });
    });

    it('between releases', async () => {
      const other = await desk.write(RELEASE, releaseData('Η νεότερη'));
      const data = releaseData('Η παλαιότερη', { relatedReleases: [other], replacedBy: other });
      const release = await desk.write(RELEASE, data);
      await desk.publish(RELEASE, release);
      for (let i = 0; i < 2; i++) {
        await desk.publish(RELEASE, other);
        expect(await related(release)).toEqual(['Η νεότερη', 'Η νεότερη']);
        await desk.unpublish(RELEASE, other);
        expect(await related(release)).toEqual([]);
      }
    });

    it('between releases, and what one of them only drafted does not come out with the other', async () => {
      const other = await desk.write(RELEASE, releaseData('Η άλλη'));
      const release = await desk.write(RELEASE, releaseData('Η μία'));
      await desk.publish(RELEASE, release);
      await desk.translate(RELEASE, release, 'el', { relatedReleases: [other], replacedBy: other });
      await again(RELEASE, other);
      expect(await related(release)).toEqual([]);
      await desk.publish(RELEASE, release);
      expect(await related(release)).toEqual(['Η άλλη', 'Η άλλη']);
    });

    it('between an event and its sponsors, from both sides', async () => {
      const sponsor = { kind: 'money', sponsorshipStatus: 'agreed', isPublic: true };
      const early = await desk.write(SPONSOR, { ...sponsor, name: 'Α' });
      const event = await desk.write(EVENT, eventData('Φεστιβάλ', { sponsors: [early] }));
      const late = await desk.write(SPONSOR, { ...sponsor, name: 'Β', events: [event] });
      for (let i = 0; i < 2; i++) {
        await again(EVENT, event);
        const found = await desk.graphql(
          `{ event(documentId: "${event}", locale: "el") { sponsors(sort: "name") { name } }
            early: sponsor(documentId: "${early}", locale: "el") { events { title } }
            late: sponsor(documentId: "${late}", locale: "el") { events { title } } }`,
        );
        const events = [{ title: 'Φεστιβάλ' }];
        expect(found).toEqual({ event: { sponsors: [{ name: 'Α' }, { name: 'Β' }] }, early: { events }, late: { events } });
      }
    });

    it('from a clipping, which has no drafts, to its release', async () => {
      const outlet = await desk.write(ORGANIZATION, { name: 'Εφημερίδα', kind: 'media-outlet' });
      const release = await desk.write(RELEASE, releaseData('Στον Τύπο'));
      const data = { title: 'x', medium: 'web', outlet, datePublished: '2026-11-01T08:00:00Z', isPublic: true, release };
      const clipping = await desk.write(CLIPPING, data);
      const shown = () => desk.graphql(`{ mediaClipping(documentId: "${clipping}", locale: "el") { release { title } } }`);
      for (let i = 0; i < 2; i++) {
        expect(await shown()).toEqual({ mediaClipping: { release: null } });
        await desk.publish(RELEASE, release);
        expect(await shown()).toEqual({ mediaClipping: { release: { title: 'Στον Τύπο' } } });
        await desk.unpublish(RELEASE, release);
      }
    });

    it('when both are published in the same moment', async () => {
      for (const delay of [0, 6, 12, 18]) {
        const event = await desk.write(EVENT, eventData(`${delay}`));
        const release = await desk.write(RELEASE, releaseData('x', { relatedEvents: [event] }));
        const later = setTimeout(delay).then(() => desk.publish(EVENT, event));
        await Promise.all([desk.publish(RELEASE, release), later]);
        expect(await related(release)).toEqual([`${delay}`]);
      }
    });

    it('when both are published in one transaction, as the panel publishes what is ticked', async () => {
      const event = await desk.write(EVENT, eventData('Κομμένα'));
      const release = await desk.write(RELEASE, releaseData('Ραμμένα', { relatedEvents: [event] }));
      await desk.publishTogether([RELEASE, release], [EVENT, event]);
      expect(await related(release)).toEqual(['Κομμένα']);
    });

    it('and nothing is kept about documents that are gone', async () => {
      const event = await desk.write(EVENT, eventData('Φευγαλέα'));
      const release = await desk.write(RELEASE, releaseData('Φευγαλέο', { relatedEvents: [event] }));
      const kept = () => desk.rows('plugin::mends.kept-relation').count({ where: { document: release } });
      await desk.publish(RELEASE, release);
      expect(await kept()).toBe(1);
      await desk.remove(RELEASE, release);
      expect(await kept()).toBe(0);
    });
  });
}
