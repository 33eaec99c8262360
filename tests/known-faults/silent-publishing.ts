import { type Desk, RELEASE, releaseData, type Titled } from './desk';

type Argument = { name: string; defaultValue: string | null };
type Fields = { fields: { args: Argument[] }[] };
type Made = { documentId: string };

/** github.com/strapi/strapi/issues/23881 */
export function silentPublishing(desk: Desk): void {
  /** The titles of the draft and of what is published. */
  const versions = async (documentId: string, locale = 'el') => {
    const draft = await desk.read<Titled | null>(RELEASE, documentId, { locale, status: 'draft' });
    const published = await desk.read<Titled | null>(RELEASE, documentId, { locale });
    return [draft?.title, published?.title];
  };

  describe('#23881: what a program writes is a draft unless it asks to publish', () => {
    it.each([
      ['without a word', '', {}],
      ['with the old sign of a draft', '', { publishedAt: null }],
      ['with a date of publication that is not its to give', '', { publishedAt: '2026-01-01T00:00:00Z' }],
      ['asking for a draft', '&status=draft', {}],
    ])('over REST, created %s', async (_, asked, extra) => {
      const answer = await desk.rest('post', `press-releases?locale=el${asked}`, releaseData('Σχέδιο', extra));
      expect(answer.status).toBe(201);
      expect(answer.body.data.publishedAt).toBeNull();
      expect(await versions(answer.body.data.documentId)).toEqual(['Σχέδιο', undefined]);
    });

    it('over REST, published when it asks for it', async () => {
      const answer = await desk.rest('post', 'press-releases?locale=el&status=published', releaseData('Δημόσιο'));
      expect(answer.body.data.publishedAt).toEqual(expect.any(String));
      expect(await versions(answer.body.data.documentId)).toEqual(['Δημόσιο', 'Δημόσιο']);
    });

    it('over REST, updated and translated', async () => {
      const release = await desk.write(RELEASE, releaseData('Ένα'));
      const put = (query: string, data: object) =>
        desk.rest('put', `press-releases/${release}?${query}`, { ...data }).expect(200);
      await put('locale=el', { title: 'Δύο' });
      expect(await versions(release)).toEqual(['Δύο', undefined]);
      await desk.publish(RELEASE, release);
      await put('locale=el', { title: 'Τρία' });
      expect(await versions(release)).toEqual(['Τρία', 'Δύο']);
      await put('locale=en', releaseData('Three'));
      expect(await versions(release, 'en')).toEqual(['Three', undefined]);
      await put('locale=el&status=published', { title: 'Τέσσερα' });
      expect(await versions(release)).toEqual(['Τέσσερα', 'Τέσσερα']);
    });

    it('over GraphQL, created', async () => {
      const create = (variables: string, asked: string, values: object) =>
        desk.graphql<{ createPressRelease: Made }>(
          `mutation ($data: PressReleaseInput! ${variables}) {
            createPressRelease(locale: "el", data: $data ${asked}) { documentId }
          }`,
          { ...values },
        );
      const silent = await create('', '', { data: releaseData('Σχέδιο') });
      expect(await versions(silent.createPressRelease.documentId)).toEqual(['Σχέδιο', undefined]);
      const asking = await create('', 'status: PUBLISHED', { data: releaseData('Δημόσιο') });
      expect(await versions(asking.createPressRelease.documentId)).toEqual(['Δημόσιο', 'Δημόσιο']);
    });

    it('over GraphQL, updated', async () => {
      const release = await desk.write(RELEASE, releaseData('Ένα'));
      const update = (title: string, asked: object = {}) =>
        desk.graphql(
          `mutation ($id: ID!, $data: PressReleaseInput!, $status: PublicationStatus) {
            updatePressRelease(documentId: $id, locale: "el", data: $data, status: $status) { documentId }
          }`,
          { id: release, data: { title }, ...asked },
        );
      await update('Δύο');
      expect(await versions(release)).toEqual(['Δύο', undefined]);
      await update('Τρία', { status: 'PUBLISHED' });
      expect(await versions(release)).toEqual(['Τρία', 'Τρία']);
      await update('Τέσσερα', { status: null });
      expect(await versions(release)).toEqual(['Τέσσερα', 'Τρία']);
    });

    it('and the GraphQL schema says so, for every mutation and for no query', async () => {
      const { __schema } = await desk.graphql<{ __schema: { mutationType: Fields; queryType: Fields } }>(
        `{ __schema {
          mutationType { fields { args { name defaultValue } } }
          queryType { fields { args { name defaultValue } } }
        } }`,
      );
      const defaults = ({ fields }: Fields) => {
        const status = fields.flatMap(({ args }) => args).filter(({ name }) => name === 'status');
        return [...new Set(status.map(({ defaultValue }) => defaultValue))];
      };
      expect(defaults(__schema.mutationType)).toEqual(['DRAFT']);
      expect(defaults(__schema.queryType)).toEqual(['PUBLISHED']);
    });
  });
}
