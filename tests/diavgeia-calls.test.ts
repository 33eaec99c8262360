import ICAL from 'ical.js';

import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { NewAct } from '../src/plugins/diavgeia/server/stand-in/shelf';
import type { Call } from '../src/plugins/diavgeia/shared/calls';
import type { CallsOnDeskAnswer, PressAnswer } from '../src/plugins/diavgeia/shared/ties-contracts';
import { openOffice, type Office } from './support/office';
import { logIn, type Person } from './support/people';
import { AT_ONCE, openPortal } from './support/portal';

const TOWN = '99001';
const DAY = 86_400_000;

describe('Calls and what the press must print', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let transparency: Person, department: Person;
  const env = process.env;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 0 }));
    office = await openOffice({ ...AT_ONCE, DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWN });
    mirror = office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    [transparency, department] = [await logIn(office, 'transparency'), await logIn(office, 'department')];
    const data = { name: 'Δήμος', kind: 'municipality' as const, diavgeiaUid: TOWN };
    await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' });
    await mirror.go({ organizationUid: TOWN, kind: 'backfill' });
  });
  afterAll(async () => {
    await office.close();
    await standIn.close();
    process.env = env;
  });

  const sync = () => mirror.go({ organizationUid: TOWN, kind: 'sync' });
  const inDays = (days: number) => new Date(Date.now() + days * DAY);
  const greek = (date: Date) => date.toISOString().slice(0, 10).split('-').reverse().join('/');
  const post = (change: Partial<NewAct>) => {
    const [act] = standIn.shelf.all();
    const plain = { unitIds: ['990012'], signerIds: ['9900100'], extraFieldValues: {}, privateData: false, attachments: [] };
    const given = {
      organizationId: TOWN,
      thematicCategoryIds: ['20'],
      issueDate: Date.now(),
      protocolNumber: '1/2026',
      ...plain,
    };
    return standIn.shelf.post({ ...act, ...given, decisionTypeId: 'Δ.2.1', subject: 'Διακήρυξη', ...change } as NewAct);
  };
  const inRest = async (query = '') => (await office.http.get(`/api/calls${query}`)).body as { data: Call[]; meta: object };

  it('tell caches to ask again because of a deadline that the public may know of, and of no other', async () => {
    /** Not before the office knows from what the answer was made. */
    const mayKeep = async (): Promise<boolean> => {
      const { headers } = await fetch(`${office.url}/api/calls`);
      return headers.has('surrogate-key') ? /s-maxage/.test(headers.get('cache-control') ?? '') : mayKeep();
    };
    const hidden = post({ privateData: true, subject: `Κρυφή, προσφορές έως ${greek(inDays(9))}` });
    await sync();
    expect(await mayKeep()).toBe(true);
    const decide = (exposure: string | null) => transparency.put('/diavgeia/exposures', { subject: hidden.ada, exposure });
    await decide('public');
    expect(await mayKeep()).toBe(false);
    await decide(null);
    expect(await mayKeep()).toBe(true);
  });

  it('are a public list by deadline, and change with what the office and the portal say', async () => {
    const late = post({ subject: `Ασφαλτοστρώσεις, προσφορές έως ${greek(inDays(20))} και ώρα 13:00` });
    const soon = post({ subject: `Γραφική ύλη, προσφορές μέχρι ${greek(inDays(3))}` });
    const job = post({ decisionTypeId: 'Γ.3.1', subject: 'Πρόσληψη εποχικού προσωπικού' });
    const hidden = post({ privateData: true, subject: 'Κρυφή' });
    await sync();
    const { data } = await inRest('?open=true');
    expect(data.map(({ ada, kind, isOpen, organization }) => [ada, kind, isOpen, organization])).toEqual([
      [soon.ada, 'tender', true, 'Δήμος'],
      [late.ada, 'tender', true, 'Δήμος'],
      [job.ada, 'job', null, 'Δήμος'],
    ]);
    expect(JSON.stringify(await inRest())).not.toContain(hidden.ada);
    const isListed = async () => (await inRest()).data.some(({ ada }) => ada === hidden.ada);
    const decide = async (exposure: string | null) =>
      expect((await transparency.put('/diavgeia/exposures', { subject: hidden.ada, exposure })).status).toBe(200);
    await decide('public');
    expect(await isListed()).toBe(true);
    await decide(null);
    expect(await isListed()).toBe(false);
    const { data: desk } = (await transparency.get('/diavgeia/calls')).body as unknown as CallsOnDeskAnswer;
    expect(desk.map(({ ada }) => ada)).toEqual([job.ada]);
    const deadlineAt = `${inDays(1).toISOString().slice(0, 10)}T12:00`;
    expect((await transparency.put(`/diavgeia/calls/${encodeURIComponent(job.ada)}`, { kind: 'job', deadlineAt })).status).toBe(
      200,
    );
    expect((await inRest('?open=true')).data[0]).toMatchObject({
      ada: job.ada,
      isOpen: true,
      deadlineAt: expect.stringMatching(/T(09|10):00/),
    });
    standIn.shelf.edit(job.ada, { subject: `Πρόσληψη προσωπικού, αιτήσεις έως ${greek(inDays(30))}` });
    standIn.shelf.revoke(late.ada);
    await sync();
    const { calls } = (
      await office.graphql<{ calls: { calls: Call[]; total: number } }>(
        `{ calls(open: true, limit: 10) { total calls { ada kind subject deadlineAt isOpen url documentUrl cpvCodes amount } } }`,
      )
    ).data;
    expect(calls.calls.map(({ ada }) => ada)).toEqual([job.ada, soon.ada]);
    expect(calls).toMatchObject({ total: 2, calls: [{ deadlineAt: expect.stringMatching(/T(09|10):00/) }, {}] });
    await transparency.put(`/diavgeia/calls/${encodeURIComponent(soon.ada)}`, { kind: 'tender', deadlineAt: null, isOff: true });
    expect((await inRest('?kind=tender')).data).toEqual([]);
    expect((await office.http.get('/api/calls?kind=nothing')).status).toBe(400);
    expect((await department.get('/diavgeia/calls')).status).toBe(403);
  });

  it('are a calendar in which a revoked one is cancelled', async () => {
    const answer = await office.http.get('/feeds/el/calls.ics').buffer();
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const calendar = new ICAL.Component(ICAL.parse(answer.text));
    const events = calendar.getAllSubcomponents('vevent').map((one) => ({
      summary: String(one.getFirstPropertyValue('summary')),
      status: one.getFirstPropertyValue('status'),
      sequence: one.getFirstPropertyValue('sequence'),
    }));
    expect(events).toEqual([
      { summary: expect.stringMatching(/^Λήξη προθεσμίας: Πρόσληψη/), status: 'CONFIRMED', sequence: expect.any(Number) },
      { summary: 'Ανακλήθηκε: Λήξη προθεσμίας: ' + events[1]?.summary.split(': ').at(-1), status: 'CANCELLED', sequence: 1 },
    ]);
    expect((await office.http.get('/feeds/fr/calls.ics')).status).toBe(404);
  });

  it('put regulatory acts on the list of the press until there is a proof', async () => {
    const act = post({ decisionTypeId: 'Α.2', subject: 'Κανονισμός καθαριότητας' });
    const misfiled = post({
      decisionTypeId: '2.4.7.1',
      subject: 'Κυκλοφορία',
      extraFieldValues: { kanonistikipraxitype: 'Ρύθμιση' },
    });
    const other = post({ decisionTypeId: '2.4.7.1', subject: 'Άλλη' });
    await sync();
    const list = async (state = 'open') =>
      (await transparency.get(`/diavgeia/press?state=${state}`)).body as unknown as PressAnswer;
    const adas = (await list()).data.map(({ ada }) => ada);
    expect(adas).toEqual(expect.arrayContaining([act.ada, misfiled.ada]));
    expect(adas).not.toContain(other.ada);
    const { today } = await list();
    const set = (body: object, ada = act.ada) => transparency.put(`/diavgeia/press/${encodeURIComponent(ada)}`, body);
    const codes = async (body: object) =>
      ((await set(body)).body.error?.details as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
    expect(await codes({ state: 'done', newspaper: '', publishedOn: '2999-01-01', fileId: null })).toEqual([
      'no-newspaper',
      'not-yet',
      'no-proof',
    ]);
    await set({ state: 'open', dueOn: '2026-01-01' });
    expect((await list()).data[0]).toMatchObject({ ada: act.ada, isOverdue: true });
    const file = await office.http
      .post('/upload')
      .set(transparency.bearer)
      .attach('files', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'), 'fyllo.pdf');
    const printed = { state: 'done', newspaper: 'Η Εφημερίδα', publishedOn: today, fileId: file.body[0].id };
    expect((await set(printed)).status).toBe(200);
    expect((await list()).data.map(({ ada }) => ada)).not.toContain(act.ada);
    const done = await list('done');
    expect(done.data).toMatchObject([
      { ada: act.ada, newspaper: 'Η Εφημερίδα', publishedOn: today, file: { name: 'fyllo.pdf' } },
    ]);
    expect(done.newspapers).toEqual(['Η Εφημερίδα']);
    await set({ state: 'open' });
    expect((await list()).data.find(({ ada }) => ada === act.ada)).toMatchObject({ newspaper: null, file: null });
    expect((await set({ state: 'not-needed', note: 'Αφορά άλλον δήμο' }, misfiled.ada)).status).toBe(200);
    await sync();
    expect((await list('not-needed')).data).toMatchObject([{ ada: misfiled.ada, note: 'Αφορά άλλον δήμο' }]);
  });

  it('must be printed though the office hides them, which only those see who see hidden acts', async () => {
    const writer = await logIn(office, 'writer');
    const act = post({ decisionTypeId: 'Α.2', subject: 'Κανονισμός κοιμητηρίου' });
    await sync();
    const decide = (subject: string, exposure: string | null) => transparency.put('/diavgeia/exposures', { subject, exposure });
    expect((await decide(act.ada, 'hidden')).status).toBe(200);
    expect((await decide('Α.2', 'hidden')).status).toBe(200);
    const later = post({ decisionTypeId: 'Α.2', subject: 'Κανονισμός αγοράς' });
    await sync();
    const listed = async (by: Person) => {
      const { data } = (await by.get('/diavgeia/press?state=open')).body as unknown as PressAnswer;
      return data.filter(({ ada }) => [act.ada, later.ada].includes(ada)).map(({ subject, isHidden }) => ({ subject, isHidden }));
    };
    expect(await listed(transparency)).toEqual(
      expect.arrayContaining(['Κανονισμός κοιμητηρίου', 'Κανονισμός αγοράς'].map((subject) => ({ subject, isHidden: true }))),
    );
    expect(await listed(writer)).toEqual([]);
    const mark = (by: Person) =>
      by.put(`/diavgeia/press/${encodeURIComponent(later.ada)}`, { state: 'not-needed', note: 'Αφορά άλλον δήμο' });
    expect([(await mark(writer)).status, (await mark(transparency)).status]).toEqual([404, 200]);
    await decide(act.ada, null);
    await decide('Α.2', null);
  });
});
