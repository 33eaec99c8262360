import { openPostingOffice, SAID, type PostingOffice } from './support/postings';
import { PECULIAR } from './support/portal';

type Fault = Record<string, unknown> & { kind: string };
const POST = 'POST .*/decisions';
const DAY = 86_400_000;

/** What is between the office and the portal speaks too, and others work there as well. */
describe('A posting of which nobody knows at once what became', () => {
  let desk: PostingOffice;
  beforeAll(async () => {
    desk = await openPostingOffice();
  });
  afterAll(() => desk.close());
  afterEach(() => desk.standIn.script([]));

  const play = (fault: Fault) => desk.standIn.script([{ when: POST, fault }] as never);
  const onPortal = (subject: string) => desk.standIn.shelf.all().filter((act) => act.subject === subject);
  const posts = () => desk.standIn.requests.filter((request) => request.startsWith('POST')).length;
  const postedSince = async (before: number) => {
    for (const end = Date.now() + 20_000; posts() === before && Date.now() < end;) await new Promise((on) => setTimeout(on, 30));
  };
  const ended = async (id: string) => {
    const hurrying = setInterval(() => void desk.hurry(), 150);
    return desk.until(id, 'posted', 'uncertain', 'refused', 'approved').finally(() => clearInterval(hurrying));
  };
  const sentWith = async (fault: Fault, subject: string) => {
    play(fault);
    const before = posts();
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const end = await ended(id);
    return { state: end.state, posts: posts() - before, there: onPortal(subject).length, told: end.told };
  };
  const location = '/opendata/decisions';

  it.each<[string, Fault, string, number]>([
    ['of a redirect after the work', { kind: 'lost-answer', status: 307, location }, 'posted', 1],
    ['of a redirect before it', { kind: 'status', status: 307, location }, 'uncertain', 0],
    ['of a 403 without a reason after the work', { kind: 'lost-answer', status: 403 }, 'posted', 1],
    ['of a 403 without a reason before it', { kind: 'status', status: 403 }, 'uncertain', 0],
  ])('is looked for and never sent twice: because %s', async (what, fault, state, there) => {
    expect(await sentWith(fault, `Αμφιβολία ${what}`)).toMatchObject({ state, posts: 1, there });
  });

  it('is refused where the portal forbids it and says why; the account is none the worse', async () => {
    const errors = [{ errorCode: 'FORBIDDEN', errorMessage: 'Δεν έχετε δικαίωμα για αυτόν τον τύπο.' }];
    const { state, told } = await sentWith({ kind: 'refused', status: 403, errors }, 'Χωρίς δικαίωμα');
    expect([state, told.map(({ message }) => message)]).toEqual(['refused', [errors[0]?.errorMessage]]);
    expect((await desk.first.get('/diavgeia/postings')).body.publishing).toMatchObject({ refusedAt: null });
  });

  it('is shown to a person where the act was posted by hand on an earlier day, unless that one was revoked since', async () => {
    const [subject, issued] = ['Αναρτήθηκε με το χέρι', new Date(Date.now() - 5 * DAY).toISOString().slice(0, 10)];
    const issueDate = Date.parse(issued);
    const hand = desk.standIn.shelf.get(PECULIAR.newline);
    if (!hand) throw new Error('It should be there.');
    const { decisionTypeId, protocolNumber } = SAID as { decisionTypeId: string; protocolNumber: string };
    const byHand = { ...hand, subject, issueDate, decisionTypeId, protocolNumber };
    const there = desk.standIn.shelf.put({ ...byHand, ada: '9ΧΕΙΡΩΨΒ-ΑΒΓ', submissionTimestamp: Date.now() - 5 * DAY });
    const before = posts();
    const first = await desk.sent(await desk.prepared({ ...SAID, subject, issueDate: issued }));
    expect(await ended(first.id)).toMatchObject({ state: 'uncertain', candidates: [there.ada], sendings: [] });
    expect(posts()).toBe(before);
    desk.standIn.shelf.revoke(there.ada);
    const second = await desk.sent(await desk.prepared({ ...SAID, subject, issueDate: issued }));
    expect((await ended(second.id)).state).toBe('posted');
  });

  describe('that changes attachments', () => {
    const there = PECULIAR.attached;
    const act = () => desk.standIn.shelf.get(there);
    const changing = async (what: 'adds' | 'takes') => {
      const begun = await desk.begin({ kind: 'attachments', ada: there });
      const [{ id, filename } = { id: '', filename: '' }] = act()?.attachments ?? [];
      if (what === 'takes') return desk.save(begun, { ...begun.said, attachmentsToRemove: [id ?? ''] });
      const brought = (await desk.bring(begun.id, { part: 'attachment', filename })).body.data;
      const path = `/diavgeia/postings/${begun.id}/files/${brought.files[0].id}`;
      await desk.office.http.put(path).set(desk.first.bearer).send({ description: 'Ίδιο όνομα' });
      return desk.see(begun.id);
    };

    it.each(['adds', 'takes'] as const)(
      'is not taken for done when somebody else edited the act: one that %s one',
      async (what) => {
        const before = { posts: posts(), attachments: act()?.attachments };
        play({ kind: 'broken' });
        const { id } = await desk.sent(await changing(what));
        await postedSince(before.posts);
        desk.standIn.shelf.edit(there, {});
        const end = await ended(id);
        expect([end.state, end.candidates, act()?.attachments]).toEqual(['uncertain', [there], before.attachments]);
      },
    );

    it('is done once though the answer to a removal is lost', async () => {
      const before = posts();
      expect(act()?.attachments).toHaveLength(1);
      play({ kind: 'lost-answer' });
      const { id } = await desk.sent(await changing('takes'));
      const end = await ended(id);
      expect([end.state, posts() - before, act()?.attachments]).toEqual(['posted', 1, []]);
    });
  });

  it('is tried less and less often while no connection is made, and given back after a day', async () => {
    desk.standIn.script([{ when: 'GET .*search', times: 99, fault: { kind: 'status', status: 503 } }]);
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject: 'Κλειστή πόρτα' }));
    const sql = (what: string) => desk.office.strapi.db.connection.raw(`UPDATE diavgeia_postings SET ${what} WHERE id = ${id}`);
    const looked = async () =>
      (await desk.office.strapi.db.connection('diavgeia_postings').where({ id }).first()).look_at as Date | null;
    while ((await looked()) === null) await new Promise((on) => setTimeout(on, 30));
    const before = `found_before = '{"adas":[],"versionId":null,"attachments":[]}'`;
    await sql(`${before}, look_at = NULL, ordered_at = now() - interval '1 hour'`);
    await desk.standIn.close();
    await desk.hurry();
    while ((await looked()) === null) await new Promise((on) => setTimeout(on, 30));
    expect(((await looked())?.getTime() ?? 0) - Date.now()).toBeGreaterThan(10 * 60_000);
    await sql(`ordered_at = now() - interval '25 hours'`);
    const end = await ended(id);
    expect([end.state, end.sendings.map(({ outcome }) => outcome)]).toEqual(['approved', ['not-sent', 'not-sent']]);
    expect(end.told).toMatchObject([{ message: expect.stringContaining('ECONNREFUSED') }]);
  });
});
