import { CONTACT, type Desk, EVENT, eventData, LANGUAGES, ORGANIZATION, PLACE } from './desk';

type Named = { name: string } | null;
type Post = { id: number; title: string; organization?: Named; place?: Named };
type Posts = { posts: Post[] } | null;

/** github.com/strapi/strapi/issues/27467 */
export function sharedRelations(desk: Desk): void {
  /** What each post is called and whom it names, in every language. */
  const posts = async (type: string, documentId: string, status: 'draft' | 'published' = 'draft') => {
    const populate = { posts: { populate: '*' } };
    const read = (locale: string) => desk.read<Posts>(type, documentId, { locale, status, populate });
    const versions = await Promise.all(LANGUAGES.map(read));
    return versions.map((v) => v && v.posts.map((p) => [p.title, (p.organization ?? p.place ?? null)?.name]));
  };

  describe('#27467: a relation in a component that all languages share is kept', () => {
    it('when the languages are brought in step, in each as far as the target has it', async () => {
      const greek = await desk.write(ORGANIZATION, { name: 'Λιμενικό', kind: 'agency' });
      const both = await desk.write(ORGANIZATION, { name: 'Δήμος', kind: 'municipality' });
      await desk.translate(ORGANIZATION, both, 'en', { name: 'Municipality' });
      const contact = await desk.write(CONTACT, { familyName: 'Αλεξίου', lawfulBasis: 'consent' });
      for (const language of ['en', 'tr']) await desk.translate(CONTACT, contact, language, { honorific: 'Dr' });

      const given = [{ title: 'a', organization: greek }, { title: 'b', organization: both }, { title: 'c' }];
      await desk.translate(CONTACT, contact, 'el', { posts: given });
      const inLanguage = (a: string, b: string) => [
        ['a', a],
        ['b', b],
        ['c', undefined],
      ];
      const kept = [
        inLanguage('Λιμενικό', 'Δήμος'),
        inLanguage('Λιμενικό', 'Municipality'),
        inLanguage('Λιμενικό', 'Municipality'),
      ];
      expect(await posts(CONTACT, contact)).toEqual(kept);

      for (const language of ['tr', 'en', 'el', 'tr']) {
        await desk.translate(CONTACT, contact, language, { givenName: `saved in ${language}` });
        expect(await posts(CONTACT, contact)).toEqual(kept);
      }
      await desk.translate(ORGANIZATION, greek, 'tr', { name: 'Liman Başkanlığı' });
      await desk.translate(CONTACT, contact, 'el', { givenName: 'saved once more' });
      expect((await posts(CONTACT, contact))[2]).toEqual(inLanguage('Liman Başkanlığı', 'Municipality'));
    });

    it('and taken away in all languages when somebody takes it away', async () => {
      const organization = await desk.write(ORGANIZATION, { name: 'Σύλλογος', kind: 'association' });
      const contact = await desk.write(CONTACT, { familyName: 'Βλάχου', lawfulBasis: 'consent' });
      await desk.translate(CONTACT, contact, 'en', { honorific: 'Ms' });
      await desk.translate(CONTACT, contact, 'el', { posts: [{ title: 'a', organization }] });
      const english = await desk.read<Posts>(CONTACT, contact, { locale: 'en', populate: { posts: true } });
      const emptied = [{ id: english?.posts[0]?.id, title: 'a', organization: null }];
      await desk.translate(CONTACT, contact, 'en', { posts: emptied });
      expect(await posts(CONTACT, contact)).toEqual([[['a', undefined]], [['a', undefined]], null]);
    });

    it('through publishing in any language, again and again, and discarding a draft', async () => {
      const place = await desk.write(PLACE, { name: 'Λιμάνι' });
      const event = await desk.write(EVENT, eventData('Γιορτή'));
      await desk.translate(EVENT, event, 'en', { title: 'Feast' });
      await desk.translate(EVENT, event, 'el', { posts: [{ at: '10:00:00.000', title: 'flags', place }] });
      const kept = [[['flags', 'Λιμάνι']], [['flags', 'Λιμάνι']], null];
      expect(await posts(EVENT, event)).toEqual(kept);
      for (const language of ['el', 'en', 'el', 'en']) await desk.publish(EVENT, event, language);
      expect(await posts(EVENT, event, 'published')).toEqual(kept);
      expect(await posts(EVENT, event)).toEqual(kept);
      await desk.discard(EVENT, event, 'en');
      expect(await posts(EVENT, event)).toEqual(kept);
      const found = await desk.graphql(`{ event(documentId: "${event}", locale: "en") { posts { place { name } } } }`);
      expect(found).toEqual({ event: { posts: [{ place: { name: 'Λιμάνι' } }] } });
    });
  });
}
