import { type Desk, EVENT, eventData, LANGUAGES, PLACE, RELEASE, releaseData } from './desk';

const FIELDS = `
  locale title pressContact { name }
  quotes { speaker text witness { name } }
  images { alt file { name } }
  blocks { ... on ComponentOfficeQuote { text witness { name } } ... on ComponentMediaAttachment { title file { name } } }`;

const told = (language: string) => ({
  title: `${language} title`,
  pressContact: { name: `${language} contact` },
  quotes: ['first', 'second'].map((n) => ({
    speaker: `${language} speaker`,
    text: `${language} ${n}`,
    witness: { name: `${language} witness of the ${n}` },
  })),
});
const expected = (language: string) => ({
  locale: language,
  ...told(language),
  images: [{ alt: `${language} alt`, file: { name: `${language}.png` } }],
  blocks: [
    { text: `${language} block`, witness: { name: `${language} witness` } },
    { title: `${language} attachment`, file: { name: `${language}.png` } },
  ],
});

/** github.com/strapi/strapi/issues/26967 */
export function componentLanguage(desk: Desk): void {
  describe('#26967: components over GraphQL are in the language of their entry', () => {
    let release: string;
    let event: string;
    beforeAll(async () => {
      [release, event] = await writeInAllLanguages(desk);
    });

    it.each(LANGUAGES)('found one by one, in a list, by a filter and in a connection: %s', async (language) => {
      const found = await desk.graphql(
        `query ($id: ID!, $language: I18NLocaleCode) {
          one: pressRelease(documentId: $id, locale: $language) { ${FIELDS} }
          list: pressReleases(locale: $language) { ${FIELDS} }
          filtered: pressReleases(locale: $language, filters: { documentId: { eq: $id } }) { ${FIELDS} }
          connection: pressReleases_connection(locale: $language) { nodes { ${FIELDS} } }
        }`,
        { id: release, language },
      );
      const one = expected(language);
      expect(found).toEqual({ one, list: [one], filtered: [one], connection: { nodes: [one] } });
    });

    it('all languages in one request, and as localizations of each other', async () => {
      const asked = LANGUAGES.map((l) => `${l}: pressRelease(documentId: "${release}", locale: "${l}") { ${FIELDS} }`);
      const found = await desk.graphql(`{ ${asked.join('\n')} }`);
      expect(found).toEqual(Object.fromEntries(LANGUAGES.map((l) => [l, expected(l)])));
      for (const language of LANGUAGES) {
        const { pressRelease } = await desk.graphql<{ pressRelease: { localizations: { locale: string }[] } }>(
          `{ pressRelease(documentId: "${release}", locale: "${language}") { localizations { ${FIELDS} } } }`,
        );
        const others = pressRelease.localizations.sort((a, b) => a.locale.localeCompare(b.locale));
        expect(others).toEqual(LANGUAGES.filter((l) => l !== language).map(expected));
      }
    });

    it.each(LANGUAGES)('with filters and an order of their own, and with relations inside them: %s', async (language) => {
      const found = await desk.graphql(
        `query ($event: ID!, $release: ID!, $language: I18NLocaleCode) {
          event(documentId: $event, locale: $language) { programme { title place { name } } }
          pressRelease(documentId: $release, locale: $language) {
            quotes(sort: "text:desc", pagination: { limit: 1 }) { text }
            none: quotes(filters: { text: { eq: "nothing" } }) { text }
          }
        }`,
        { event, release, language },
      );
      const place = { name: `${language} place` };
      expect(found).toEqual({
        event: { programme: ['opening', 'concert'].map((n) => ({ title: `${language} ${n}`, place })) },
        pressRelease: { quotes: [{ text: `${language} second` }], none: [] },
      });
    });

    it.each(LANGUAGES)('in the answer to a mutation: %s', async (language) => {
      const found = await desk.graphql(
        `mutation ($id: ID!, $language: I18NLocaleCode) {
          updatePressRelease(documentId: $id, locale: $language, data: { subtitle: "x" }) { ${FIELDS} }
        }`,
        { id: release, language },
      );
      expect(found).toEqual({ updatePressRelease: expected(language) });
    });
  });
}

async function writeInAllLanguages(desk: Desk): Promise<[string, string]> {
  const place = await desk.write(PLACE, { name: 'el place' });
  const release = await desk.write(RELEASE, releaseData('el title'));
  const event = await desk.write(EVENT, eventData('el event'));
  for (const language of LANGUAGES) {
    const file = await aPicture(desk, `${language}.png`);
    const blocks = [
      { __component: 'office.quote', speaker: 'x', text: `${language} block`, witness: { name: `${language} witness` } },
      { __component: 'media.attachment', title: `${language} attachment`, file },
    ];
    const images = [{ alt: `${language} alt`, file }];
    await desk.translate(RELEASE, release, language, releaseData('x', { ...told(language), images, blocks }));
    await desk.translate(PLACE, place, language, { name: `${language} place` });
    const programme = ['opening', 'concert'].map((n, i) => ({ at: `1${i}:00:00.000`, title: `${language} ${n}`, place }));
    await desk.translate(EVENT, event, language, eventData(`${language} event`, { programme }));
  }
  for (const language of LANGUAGES) {
    await desk.publish(RELEASE, release, language);
    await desk.publish(EVENT, event, language);
  }
  return [release, event];
}

async function aPicture(desk: Desk, name: string): Promise<number> {
  const data = { name, hash: name, ext: '.png', mime: 'image/png', size: 1, url: `/uploads/${name}`, provider: 'local' };
  const { id } = await desk.rows('plugin::upload.file').create({ data });
  return id;
}
