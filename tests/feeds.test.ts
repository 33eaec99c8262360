import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';

import { NOTE, openEditorialOffice, REASON, RELEASE, type EditorialOffice } from './support/editorial';
import { letOut } from './support/paper';

const HOSTILE = 'Νερό ]]> <script>alert(1)</script> & "τέλος" \u0007\uD800 ışık';
const BODY = [
  { type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο ]]> <b>' }] },
  {
    type: 'paragraph',
    children: [{ type: 'link', url: 'https://a.example/?a=1&b=2', children: [{ type: 'text', text: 'εδώ' }] }],
  },
];

describe('Feeds of releases', () => {
  let desk: EditorialOffice;
  let hostile: string;
  let topic: string;

  beforeAll(async () => {
    desk = await openEditorialOffice();
    const { strapi } = desk.office;
    const made = await strapi.documents('api::topic.topic').create({ data: { name: 'Ύδρευση', slug: 'ydreysi' }, locale: 'el' });
    topic = made.documentId;
    // As a program writes it that takes texts over from elsewhere: the panel would refuse what no keyboard has.
    hostile = await desk.drafted('Νερό', { body: BODY, topics: [topic], kind: 'announcement', mediaNote: 'kanarini' });
    await strapi.db.query(RELEASE).updateMany({ where: { documentId: hostile }, data: { title: HOSTILE.replace('\uD800', '') } });
    await letOut(desk.office, RELEASE, hostile);
  });
  afterAll(() => desk.office.close());

  const get = (path: string) => fetch(`${desk.office.url}${path}`);
  const text = async (path: string) => (await get(path)).text();
  const rss = async (query = '') => parseRssFeed(await text(`/feeds/el/press-releases.rss${query}`));
  const atom = async (query = '') => parseAtomFeed(await text(`/feeds/el/press-releases.atom${query}`));
  const json = async (query = '') => parseJsonFeed(await text(`/feeds/el/press-releases.json${query}`));

  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ])('are sent as what they are: %s', async (form, type) => {
    const { status, headers } = await get(`/feeds/el/press-releases.${form}`);
    expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([200, type, '*']);
  });

  it('say the same in each of the three forms', async () => {
    const [inRss, inAtom, inJson] = [await rss(), await atom(), await json()];
    const [item] = inRss.items ?? [];
    const [entry] = inAtom.entries ?? [];
    const [piece] = inJson.items ?? [];
    expect(item?.guid?.value).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect([entry?.id, piece?.id]).toEqual([item?.guid?.value, item?.guid?.value]);
    expect([entry?.title, piece?.title]).toEqual([item?.title, item?.title]);
    expect([entry?.content, piece?.content_html]).toEqual([item?.content?.encoded, item?.content?.encoded]);
    expect(inJson.feed_url).toBe('http://localhost:1337/feeds/el/press-releases.json');
    expect([inRss.title, inAtom.title]).toEqual([inJson.title, 'Δήμος · Δελτία τύπου']);
  });

  it('hold what a title or a text should never have held, and run nothing', async () => {
    const [item] = (await rss('?kind=announcement')).items ?? [];
    expect(item?.title).toBe('Νερό ]]> <script>alert(1)</script> & "τέλος" ışık');
    expect(item?.content?.encoded).toContain(
      '<p>Κείμενο ]]&gt; &lt;b&gt;</p><p><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">εδώ</a></p>',
    );
    const whole = await text('/feeds/el/press-releases.rss');
    expect([whole.includes('kanarini'), whole.includes('\u0007')]).toEqual([false, false]);
  });

  it('are narrowed by kind, topic and body, and say so', async () => {
    expect((await json(`?topic=ydreysi`)).items).toHaveLength(1);
    expect((await json(`?topic=${topic}&kind=release,announcement`)).items).toHaveLength(1);
    expect((await json(`?kind=statement`)).items ?? []).toHaveLength(0);
    const feed = await json(`?organization=${desk.body}`);
    expect([feed.items?.length, feed.title]).toEqual([1, 'Δήμος · Δελτία τύπου · Δήμος']);
    expect(feed.feed_url).toContain(`?organization=${desk.body}`);
  });

  it.each([
    ['organization=nobody', 'Unknown organization'],
    ['topic=nothing', 'Unknown topic'],
    ['topic[$ne]=x', 'Unknown topic'],
    ['kind=secret', 'Possible as “kind”: release, announcement'],
    ['limit=0', 'from 1 to 100'],
    ['limit=101', 'from 1 to 100'],
    ['fallback=maybe', '“fallback” is true or false'],
  ])('refuse %s with a sentence', async (query, sentence) => {
    const { status, body } = await desk.office.http.get(`/feeds/el/press-releases.rss?${query}`);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(sentence)]);
  });

  it('know no other language, and say so in the reader’s own', async () => {
    const { status, body } = await desk.office.http.get('/feeds/de/press-releases.rss').set('Accept-Language', 'tr');
    expect([status, body.error.message]).toEqual([404, 'Belediye bu dilde yayım yapmıyor.']);
  });

  it('never hold a draft, and keep the order and the dates through a minor correction', async () => {
    const first = await desk.published();
    const second = await desk.published();
    await desk.releases().update({ documentId: first, locale: 'el', data: { title: 'Μυστικό' } });
    const before = await json();
    expect(JSON.stringify(before)).not.toContain('Μυστικό');
    await desk.done(desk.writer, first, 'submit');
    await desk.done(desk.editor, first, 'approve');
    await desk.done(desk.head, first, 'correct', { note: NOTE, major: false });
    const after = await json();
    expect(after.items?.map(({ id }) => id)).toEqual(before.items?.map(({ id }) => id));
    expect(after.items?.map(({ date_modified: at }) => at)).toEqual(before.items?.map(({ date_modified: at }) => at));
    expect(after.items?.find(({ title }) => title === 'Μυστικό')?.content_html).toContain(NOTE);
    expect(second).not.toBe(first);
  });

  it('say of a withdrawn release that it is withdrawn, and put it on top', async () => {
    const withdrawn = await desk.published();
    await desk.published();
    await desk.done(desk.head, withdrawn, 'withdraw', { reason: REASON });
    const [item] = (await rss()).items ?? [];
    expect(item?.title).toBe('Ανακλήθηκε: Νέα ώρα');
    expect(item?.description).toBe(`Το κείμενο αυτό ανακλήθηκε και δεν ισχύει. ${REASON} Περίληψη`);
  });

  it('lead on from a release to what took its place, and forget what was unpublished', async () => {
    const [old, fresh, gone] = [await desk.published(), await desk.published(), await desk.published()];
    await desk.done(desk.head, old, 'redirect', { to: fresh, reason: REASON });
    await desk.done(desk.head, gone, 'unpublish', { reason: REASON });
    const { items } = await json();
    const merged = items?.find(({ title }) => title?.startsWith('Αντικαταστάθηκε'));
    expect(merged?.url).toBe(`http://localhost:1337/api/press-releases/${fresh}?locale=el`);
    expect(items?.filter(({ url }) => url?.includes(gone))).toEqual([]);
  });
});
