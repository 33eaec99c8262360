import { type Answer, type Door, doorsOf, type Paper } from './support/doors';
import { openOffice, type Office } from './support/office';
import { logIn, type Person } from './support/people';
import { openCounter } from './support/rows';

const TEXT = [{ type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο' }] }];
const RELEASE = { title: 'Δοκιμή', summary: 'Περίληψη', kind: 'release', body: TEXT };
const EVENT = { title: 'Συναυλία', kind: 'cultural', startsAt: '2026-12-01T18:00:00.000Z', eventStatus: 'scheduled' };
const LEAKS = /\b(select|insert|update|delete) .*(from|into|set)\b|\bat \S+ \(|node_modules|Error:|undefined|NaN/i;

describe('Bad input', () => {
  let office: Office;
  let person: Person;
  let token: string;
  let release: string;
  let event: string;

  beforeAll(async () => {
    // The desk would refuse each publication for a reason of its own.
    office = await openOffice({}, { without: ['editorial'] });
    person = await logIn(office, 'admin');
    token = (await office.strapi.service('admin::api-token').create({ name: 'integrator', type: 'full-access', lifespan: null }))
      .accessKey;
    const { documents } = office.strapi;
    ({ documentId: release } = await documents('api::press-release.press-release').create({
      data: { ...RELEASE, slug: 'piasmeno' } as never,
      locale: 'el',
      status: 'published',
    }));
    ({ documentId: event } = await documents('api::event.event').create({
      data: EVENT as never,
      locale: 'el',
      status: 'published',
    }));
  });
  afterAll(async () => {
    await counter.close();
    await office.close();
  });

  let counter: Awaited<ReturnType<typeof openCounter>>;
  let rows: Record<string, number>;
  beforeAll(async () => {
    counter = await openCounter(office.databaseUrl);
    rows = await counter.count();
  });
  afterEach(async () => {
    expect(await counter.count()).toEqual(rows);
  });

  const doors = doorsOf(
    () => office,
    () => token,
    () => person,
  );
  const rest = async (method: 'get' | 'post' | 'put', address: string, body?: string | object, type = 'application/json') => {
    const request = office.http[method](address).set('Authorization', `Bearer ${token}`).set('Content-Type', type);
    return body === undefined ? request : request.send(body as object);
  };

  /** GraphQL tells its faults in a list. */
  const told = ({ error, errors }: { error?: Answer; errors?: Answer[] }) => (error ?? errors?.[0])!;

  async function expectRefusal(act: () => Promise<Answer>, names: string): Promise<void> {
    const { status, message, details } = await act();
    expect({ status, message }).toEqual({ status: expect.any(Number), message: expect.stringContaining(names) });
    expect(Math.floor(status / 100)).toBe(4);
    expect(message).toMatch(/[.…]$/);
    expect(message.length).toBeLessThan(350);
    expect(message + JSON.stringify(details ?? '')).not.toMatch(LEAKS);
  }

  /** What is wrong, how it is told, and how where GraphQL itself refuses it. */
  const ENTRIES: [what: string, paper: Paper, names: string, inGraphql?: string][] = [
    [
      'a title of 5,000 characters',
      { type: 'press-release', data: { ...RELEASE, title: 'α'.repeat(5000) } },
      'at most 200 characters',
    ],
    ['a summary of 301', { type: 'press-release', data: { ...RELEASE, summary: 'x'.repeat(301) } }, 'at most 300 characters'],
    ['a slug that is taken', { type: 'press-release', data: { ...RELEASE, slug: 'piasmeno' } }, '“piasmeno” belongs'],
    ['a slug that is none', { type: 'press-release', data: { ...RELEASE, slug: 'Πιασμένο Θέμα' } }, 'small Latin letters'],
    [
      'an end before the start',
      { type: 'event', data: { ...EVENT, endsAt: '2026-11-01T18:00:00.000Z' } },
      'ends before it starts',
    ],
    [
      'a kind that does not exist',
      { type: 'press-release', data: { ...RELEASE, kind: 'poem' } },
      'The field “Kind”',
      'data.kind',
    ],
    ['a relation to nothing', { type: 'press-release', data: { ...RELEASE, organization: 'nobody' } }, '“Issuing body”'],
    ['a title that is a number', { type: 'press-release', data: { ...RELEASE, title: 7 } }, 'The field “Title”', 'data.title'],
    ['a body that is a text', { type: 'press-release', data: { ...RELEASE, body: 'Κείμενο' } }, '“Text” needs a text in blocks'],
    ['a block of no kind', { type: 'press-release', data: { ...RELEASE, body: [{ type: 'poem' }] } }, 'The text “Text”'],
    ['a date that is none', { type: 'event', data: { ...EVENT, startsAt: 'tomorrow' } }, 'The field “Starts”', 'data.startsAt'],
    [
      'more seats than the world',
      { type: 'event', data: { ...EVENT, capacity: 99_999_999_999 } },
      'The field “Capacity”',
      'data.capacity',
    ],
    ['exceptions that are not JSON', { type: 'event', data: { ...EVENT, recurrenceExceptions: 'x' } }, '“Recurrence exceptions”'],
    ['a zone that is none', { type: 'event', data: { ...EVENT, timezone: 'Mars' } }, '“Time zone”'],
    ['a character that cannot be stored', { type: 'press-release', data: { ...RELEASE, title: 'a\0b' } }, '“Title”'],
    ['a title of blanks', { type: 'press-release', data: { ...RELEASE, title: '  ' } }, '“Title”'],
    [
      'a quote without end',
      { type: 'press-release', data: { ...RELEASE, quotes: [{ speaker: 'x'.repeat(300), text: 'y' }] } },
      '“Quotes 1 › Speaker”',
    ],
    ['a language that is not spoken', { type: 'press-release', data: RELEASE, locale: 'de' }, 'language'],
  ];
  const cases = ENTRIES.flatMap(([what, paper, names, inGraphql]) =>
    doors.map((door) => [what, door.name, door, paper, (door.name === 'GraphQL' && inGraphql) || names] as const),
  );

  it.each(cases)('%s is refused through %s, drafted or published', async (_what, _name, door: Door, paper, names) => {
    await expectRefusal(() => door.write({ ...paper, status: 'draft' }), names);
    await expectRefusal(() => door.write({ ...paper, status: 'published' }), names);
  });

  it.each(doors)('what is missing is named through $name, at the publication', async (door) => {
    const untitled: Paper = { type: 'press-release', data: { kind: 'release', title: '', body: TEXT }, status: 'published' };
    await expectRefusal(() => door.write(untitled), 'The field “Title” is required');
    await expectRefusal(() => door.write(untitled), 'The field “Summary” is required');
  });

  it.each(doors)('an event is not given an end before its start by an update through $name, in any language', async (door) => {
    const data = { endsAt: '2026-11-01T18:00:00.000Z' };
    await expectRefusal(() => door.write({ type: 'event', documentId: event, data }), 'ends before');
    await expectRefusal(
      () => door.write({ type: 'event', documentId: event, data: { ...data, title: 'Concert' }, locale: 'en' }),
      'ends before',
    );
    await expectRefusal(() => door.write({ type: 'event', documentId: event, data, status: 'published' }), 'ends before');
  });

  it.each(doors)('a slug taken in one language is free in another through $name', async (door) => {
    const { status, documentId } = await door.write({
      type: 'press-release',
      data: { ...RELEASE, slug: 'piasmeno' },
      locale: 'tr',
    });
    expect(Math.floor(status / 100)).toBe(2);
    await office.strapi.documents('api::press-release.press-release').delete({ documentId: documentId ?? '', locale: '*' });
  });

  it.each(doors.slice(1))('a document that does not exist is not changed through $name', async (door) => {
    await expectRefusal(() => door.write({ type: 'press-release', documentId: 'nobody', data: RELEASE }), 'Nothing is found');
  });

  it.each([
    ['/api/press-releases?locale=el', 'application/json'],
    ['/api/press-releases?locale=el', 'application/x-www-form-urlencoded'],
    ['/graphql', 'application/json'],
  ])('a body of 20 MB at %s as %s is refused with the limit', async (address, type) => {
    const body =
      type === 'application/json'
        ? JSON.stringify({ data: { ...RELEASE, title: 'x'.repeat(20_000_000) } })
        : `a=${'x'.repeat(20_000_000)}`;
    await expectRefusal(async () => {
      const { status, body: answer } = await rest('post', address, body, type);
      expect(status).toBe(413);
      return { ...told(answer), status };
    }, 'at most 1 MB');
  });

  it.each([
    ['broken JSON', '/api/press-releases', '{"data": {', 'not valid JSON'],
    ['broken JSON for GraphQL', '/graphql', '{"query": ', 'is JSON with Content-Type'],
    ['a forbidden key', '/api/press-releases', '{"data": {"__proto__": {"a": 1}}}', 'not valid JSON'],
    ['no data', '/api/press-releases', '{"title": "a"}', '"data"'],
    ['data that is a text', '/api/press-releases', '{"data": "a"}', '"data"'],
    ['data that is a list', '/api/press-releases', '{"data": [{"title": "a"}]}', 'data'],
    ['an unknown key', '/api/press-releases', '{"data": {"colour": 1}}', 'colour'],
    ['a key of every object', '/api/press-releases', '{"data": {"constructor": 1}}', 'constructor'],
    ['two languages at once', '/api/press-releases?locale[]=el&locale[]=en', JSON.stringify({ data: RELEASE }), 'one language'],
  ])('%s is refused', async (_, address, sent, names) => {
    await expectRefusal(
      async () => {
        const { status, body } = await rest('post', address, sent);
        return { ...told(body), status };
      },
      names.replaceAll('"data"', 'data'),
    );
  });

  it('is answered in the language of whoever sent it', async () => {
    const long = { data: { ...RELEASE, title: 'x'.repeat(201) } };
    const asked = (language: string) =>
      office.http
        .post('/api/press-releases')
        .set({ Authorization: `Bearer ${token}`, 'Accept-Language': language })
        .send(long);
    expect((await asked('el-GR,el;q=0.9')).body.error.message).toBe(
      'Το πεδίο «Τίτλος» χωρά έως 200 χαρακτήρες. Συντομεύστε το κείμενο.',
    );
    expect((await asked('tr')).body.error.message).toBe('“Başlık” alanı en çok 200 karakter alır. Metni kısaltın.');
    expect((await asked('de')).body.error.message).toMatch(/^The field “Title”/);
    await office.strapi.db
      .query('admin::user')
      .updateMany({ where: { email: 'admin@demo.example' }, data: { preferedLanguage: 'el' } });
    const panel = await person.post('/content-manager/collection-types/api::press-release.press-release?locale=el', long.data);
    expect(panel.body.error?.message).toMatch(/^Το πεδίο «Τίτλος»/);
    await office.strapi.db
      .query('admin::user')
      .updateMany({ where: { email: 'admin@demo.example' }, data: { preferedLanguage: null } });
  });

  it('keeps the place of each mistake for programs', async () => {
    const { body } = await rest('post', '/api/press-releases?status=published', { data: { kind: 'release' } });
    expect(body.error).toMatchObject({ status: 400, name: 'ValidationError' });
    expect(body.error.details.errors.map((e: { path: string[] }) => e.path)).toEqual([['title'], ['summary'], ['body']]);
    const refused = await rest('post', '/api/press-releases', { data: { ...RELEASE, title: ' ' } });
    expect(refused.body.error).toMatchObject({ name: 'Refused', details: { refusals: [{ code: 'blank', field: 'title' }] } });
  });

  it('leaves the published release as it was', async () => {
    const { body } = await office.http.get(`/api/press-releases/${release}?locale=el`);
    expect(body.data).toMatchObject({ title: 'Δοκιμή', slug: 'piasmeno' });
  });
});
