import { type Desk, RELEASE, releaseData } from './desk';

const TOPIC = 'api::topic.topic';
type Named = { name: string };
type Shown = { data: { title: string; topics: Named[] }[] };

/** What is shown of an entry, sorted by something that hangs on it in turn. */
export function shownSort(desk: Desk): void {
  describe('What is shown can be sorted by a field of what hangs on it', () => {
    const names = (list: Named[]) => list.map(({ name }) => name);
    const topics = new Map<string, string>();
    const write = async (name: string, parent?: string) => {
      const data = { name, slug: name.toLowerCase(), parent: parent && topics.get(parent) };
      topics.set(name, await desk.write(TOPIC, data));
    };
    const overRest = async (question: string) => {
      const path = `press-releases?locale=el&filters[title][$startsWith]=Sorted&sort=title&${question}`;
      const answer = await desk.rest('get', path);
      expect(answer.status).toBe(200);
      return (answer.body as Shown).data.map((release) => names(release.topics));
    };
    const overGraphql = async (asked: string) => {
      const found = await desk.graphql<{ pressReleases: { topics: Named[] }[] }>(
        `{ pressReleases(locale: "el", filters: { title: { startsWith: "Sorted" } }, sort: "title") { topics(${asked}) { name } } }`,
      );
      return found.pressReleases.map((release) => names(release.topics));
    };

    beforeAll(async () => {
      for (const name of ['Zebra', 'Apple', 'Mango']) await write(name);
      await write('First', 'Zebra');
      await write('Second', 'Apple');
      await write('Third', 'Mango');
      await write('Fourth', 'Apple');
      for (const [title, shown] of [
        ['Sorted 1', ['First', 'Second', 'Third', 'Fourth']],
        ['Sorted 2', ['Third', 'First']],
        ['Sorted 3', ['Apple', 'Zebra', 'Mango']],
      ] as const) {
        const release = await desk.write(RELEASE, releaseData(title, { topics: shown.map((name) => topics.get(name)) }));
        await desk.publish(RELEASE, release);
      }
    });

    it('for each entry that shows it, also where several show the same, over REST and GraphQL', async () => {
      const up = [
        ['Second', 'Fourth', 'Third', 'First'],
        ['Third', 'First'],
      ];
      expect((await overRest('populate[topics][sort]=parent.name,name:desc')).slice(0, 2)).toEqual([
        ['Second', 'Fourth', 'Third', 'First'],
        ['Third', 'First'],
      ]);
      expect((await overGraphql('sort: ["parent.name", "name:desc"]')).slice(0, 2)).toEqual(up);
      const down = up.map((list) => (list.length > 2 ? ['First', 'Third', 'Fourth', 'Second'] : ['First', 'Third']));
      expect((await overRest('populate[topics][sort]=parent.name:desc,name&populate[topics][fields]=name')).slice(0, 2)).toEqual(
        down,
      );
      expect((await overGraphql('sort: ["parent.name:desc", "name"]')).slice(0, 2)).toEqual(down);
    });

    it('once, where several hang on it, in the place of the first of them', async () => {
      const [, , found] = await overRest('populate[topics][sort]=children.name');
      expect(found).toEqual(['Zebra', 'Apple', 'Mango']);
      const [, , other] = await overRest('populate[topics][sort]=children.name:desc');
      expect(other).toEqual(['Mango', 'Apple', 'Zebra']);
      const [, , page] = await overGraphql('sort: "children.name:desc", pagination: { start: 1, limit: 1 }');
      expect(page).toEqual(['Apple']);
    });

    it('and by the same field twice, which means what it means once', async () => {
      const [, found] = await overRest('populate[topics][sort]=parent.name,slug,parent.name:desc,slug:desc');
      expect(found).toEqual(['Third', 'First']);
      const answer = await desk.rest(
        'get',
        'topics?locale=el&sort=parent.name,name,name&filters[parent][name][$notNull]=true&fields=name',
      );
      expect(names((answer.body as { data: Named[] }).data)).toEqual(['Fourth', 'Second', 'Third', 'First']);
    });

    it('also the other languages of an entry', async () => {
      const topic = topics.get('First') ?? '';
      await desk.translate(TOPIC, topics.get('Zebra') ?? '', 'en', { name: 'Beta', slug: 'beta' });
      await desk.translate(TOPIC, topics.get('Zebra') ?? '', 'tr', { name: 'Alfa', slug: 'alfa' });
      await desk.translate(TOPIC, topic, 'en', { name: 'In English', slug: 'in-english', parent: topics.get('Zebra') });
      await desk.translate(TOPIC, topic, 'tr', { name: 'Türkçe', slug: 'turkce', parent: topics.get('Zebra') });
      const answer = await desk.rest('get', `topics/${topic}?locale=el&populate[localizations][sort]=parent.name`);
      expect(names(answer.body.data.localizations)).toEqual(['Türkçe', 'In English']);
      const found = await desk.graphql<{ topic: { localizations: Named[] } }>(
        `{ topic(documentId: "${topic}", locale: "el") { localizations(sort: "parent.name:desc") { name } } }`,
      );
      expect(names(found.topic.localizations)).toEqual(['In English', 'Türkçe']);
    });
  });
}
