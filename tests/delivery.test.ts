import type { Totals } from '../src/plugins/delivery/api';
import { deliveryOf } from '../src/plugins/delivery/api';
import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';

const LIST = '/api/press-releases?locale=el&sort=issuedAt:desc&populate=topics';
const QUESTION = `query Home($locale: I18NLocaleCode) { pressReleases(locale: $locale, sort: "issuedAt:desc") {
  documentId title slug topics { name } localizations { slug locale } } }`;

let desk: EditorialOffice;

beforeAll(async () => {
  desk = await openEditorialOffice();
  // Until the office hears what the database calls out, nothing is kept.
  await desk.office.http.get(LIST);
  await until(() => deliveryOf(desk.office.strapi).isListening());
});
afterAll(() => desk.office.close());

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((done) => setTimeout(done, 25));
  expect(holds()).toBe(true);
}

/** What an act adds to the counts of where answers came from. */
async function counted(act: () => Promise<unknown>): Promise<Partial<Totals>> {
  const before = deliveryOf(desk.office.strapi).totals();
  await act();
  const after = deliveryOf(desk.office.strapi).totals();
  const added = Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Totals]] as const);
  return Object.fromEntries(added.filter(([, count]) => count > 0));
}

const get = (path: string) => desk.office.http.get(path);
const ask = () => desk.office.graphql<{ pressReleases: { documentId: string; title: string }[] }>(QUESTION, { locale: 'el' });

describe('An answer to the public', () => {
  it('comes from memory when it was given before, over REST and GraphQL', async () => {
    const documentId = await desk.published();
    expect(await counted(async () => expect((await get(LIST)).body.data[0].documentId).toBe(documentId))).toEqual({ miss: 1 });
    const first = await get(LIST);
    expect(await counted(async () => expect((await get(LIST)).body).toEqual(first.body))).toEqual({ hit: 1 });
    expect(await counted(ask)).toEqual({ miss: 1 });
    expect(await counted(async () => expect((await ask()).data.pressReleases[0]?.documentId).toBe(documentId))).toEqual({ hit: 1 });
  });

  it('is made anew as soon as a document in it changes', async () => {
    const documentId = await desk.published();
    await ask();
    await get(LIST);
    const { office, head, done } = desk;
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { title: 'Άλλος τίτλος' } });
    // The draft alone is nothing that readers see.
    expect(await counted(ask)).toEqual({ hit: 1 });
    await done(head, documentId, 'correct', { note: 'Διορθώθηκε ο τίτλος', major: false });
    expect((await ask()).data.pressReleases.map(({ title }) => title)).toContain('Άλλος τίτλος');
    expect((await get(LIST)).body.data.map(({ title }: { title: string }) => title)).toContain('Άλλος τίτλος');
  });
});
