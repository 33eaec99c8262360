import type { PostingAnswer } from '../src/plugins/diavgeia/shared/publishing/contracts';
import { codesOf, openPostingOffice, PDF, SAID, type PostingOffice } from './support/postings';
import { logIn } from './support/people';
import { PECULIAR } from './support/portal';

type Fault = Record<string, unknown> & { kind: string };

describe('Posting an act on the portal', () => {
  let desk: PostingOffice;
  beforeAll(async () => {
    desk = await openPostingOffice();
  });
  afterAll(() => desk.close());
  afterEach(() => desk.standIn.script([]));

  const onPortal = (subject: unknown) => desk.standIn.shelf.all().filter((act) => act.subject === subject);
  const posts = () => desk.standIn.requests.filter((request) => request.startsWith('POST')).length;
  const play = (...faults: { when: string; skip?: number; times?: number; fault: Fault }[]) =>
    desk.standIn.script(faults as never);
  /** As if the pauses between two looks were over. */
  const hurried = async <T>(what: Promise<T>): Promise<T> => {
    const hurrying = setInterval(() => void desk.hurry(), 150);
    return what.finally(() => clearInterval(hurrying));
  };

  it('goes from one hand through another to the portal, and its number comes back', async () => {
    const posting = await desk.prepared();
    expect(posting.faults).toEqual([]);
    expect((await desk.sent(posting)).state).toBe('sending');
    const posted = await desk.until(posting.id, 'posted');
    const [act, ...others] = onPortal(SAID.subject);
    expect(others).toEqual([]);
    expect(act).toMatchObject({ ada: posted.ada, protocolNumber: '4488/2026', organizationId: '99001', unitIds: ['990010'] });
    expect(posted.sendings).toHaveLength(1);
    expect(JSON.parse(posted.sendings[0]?.metadata ?? '')).toMatchObject({ publish: true, subject: SAID.subject });
    expect(JSON.parse(posted.sendings[0]?.answer ?? '')).toMatchObject({ ada: posted.ada });
    expect(posted.history.map(({ act: step }) => step.replace('diavgeia.posting.', '')).reverse()).toEqual([
      'begin',
      'file',
      'submit',
      'approve',
      'send',
      'posted',
    ]);
    const mirrored = () =>
      desk.office.strapi.db.connection('decisions').where({ ada: posted.ada }).first<{ subject: string } | undefined>();
    for (let tries = 0; tries < 100 && !(await mirrored()); tries += 1) await new Promise((on) => setTimeout(on, 50));
    expect((await mirrored())?.subject).toBe(SAID.subject);
    const { rows } = await desk.office.strapi.db.connection.raw(
      `SELECT string_agg(metadata || coalesce(answer, '') || coalesce(fault, ''), ' ') AS kept FROM diavgeia_sendings`,
    );
    expect(rows[0].kept).not.toMatch(/Basic|authorization|ZGVtbzpkZW1v/i);
  });

  it.each<[string, Fault]>([
    ['the answer never came', { kind: 'lost-answer' }],
    ['the answer broke off', { kind: 'cut' }],
    ['something on the way says that there is no such address', { kind: 'lost-answer', status: 404 }],
    ['the receipt is for another act', { kind: 'lost-answer', receiptFor: PECULIAR.newline }],
    ['the portal serves nobody at that moment', { kind: 'status', status: 503, retryAfter: 0 }],
  ])('is posted once: %s', async (what, fault) => {
    const subject = `Μία φορά: ${what}`;
    play({ when: 'POST .*/decisions$', fault });
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const posted = await hurried(desk.until(id, 'posted', 'uncertain'));
    expect([posted.state, onPortal(subject).map(({ ada }) => ada)]).toEqual(['posted', [posted.ada]]);
  });

  it('is posted once, though the portal took it, said that it serves nobody, and lists it late', async () => {
    const subject = 'Υπερφορτωμένη πύλη';
    const late = { when: 'GET .*/search', skip: 1, times: 3, fault: { kind: 'late-index' } };
    play({ when: 'POST .*/decisions$', fault: { kind: 'lost-answer', status: 503 } }, late);
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const posted = await hurried(desk.until(id, 'posted', 'uncertain'));
    expect([posted.state, posted.sendings.length, onPortal(subject).length]).toEqual(['posted', 1, 1]);
  });

  it.each<[string, Fault | null, string[]]>([
    ['which is posted', null, ['uncertain', 'posted']],
    ['of which nobody knows either', { kind: 'lost-answer' }, ['uncertain', 'uncertain']],
  ])('is not taken for another one with the same number and subject, %s', async (what, fault, states) => {
    const subject = `Ίδιος αριθμός, ίδιο θέμα, ${what}`;
    const when = 'POST .*/decisions$';
    play({ when, fault: { kind: 'broken' } }, ...(fault ? [{ when, skip: 1, fault }] : []));
    const pair = [await desk.prepared({ ...SAID, subject }), await desk.prepared({ ...SAID, subject })];
    const before = posts();
    for (const one of pair) await desk.sent(one);
    for (const end = Date.now() + 20_000; posts() - before < 2 && Date.now() < end;)
      await new Promise((on) => setTimeout(on, 30));
    const ends = await hurried(Promise.all(pair.map(({ id }) => desk.until(id, 'posted', 'uncertain'))));
    expect(ends.map(({ state }) => state)).toEqual(states);
    const there = onPortal(subject).map(({ ada }) => ada);
    expect([there.length, ...ends.map(({ ada }) => ada)]).toEqual([1, null, fault ? null : there[0]]);
    expect(ends.map(({ candidates }) => candidates)).toEqual(fault ? [there, there] : [[], []]);
  });

  it('is posted once, though the search finds it late', async () => {
    const subject = 'Ευρετήριο που αργεί';
    const late = { when: 'GET .*/search', times: 2, fault: { kind: 'late-index' } };
    play({ when: 'POST .*/decisions$', fault: { kind: 'lost-answer' } }, late);
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const posted = await hurried(desk.until(id, 'posted', 'uncertain'));
    expect([posted.state, posted.sendings.length, onPortal(subject).length]).toEqual(['posted', 1, 1]);
  });

  it('is left to a person where nobody can tell whether it arrived', async () => {
    const subject = 'Χάθηκε στον δρόμο';
    play({ when: 'POST .*/decisions$', fault: { kind: 'broken' } });
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const lost = await hurried(desk.until(id, 'posted', 'uncertain'));
    expect([lost.state, onPortal(subject).length]).toEqual(['uncertain', 0]);
    expect(await desk.refused(desk.first, lost, 'send-again', { reason: 'Δεν έφτασε ποτέ' })).toEqual(['own-submission']);
    expect(await desk.refused(desk.second, lost, 'send-again', { reason: 'όχι' })).toEqual(['no-reason']);
    await desk.done(desk.second, lost, 'send-again', { reason: 'Το έψαξα και δεν υπάρχει' });
    const posted = await desk.until(id, 'posted');
    expect([posted.sendings.map(({ outcome }) => outcome), onPortal(subject).length]).toEqual([['lost', 'posted'], 1]);
  });

  it('asks before it posts what somebody posted by hand', async () => {
    const subject = 'Ήδη αναρτημένη με το χέρι';
    await desk.until((await desk.sent(await desk.prepared({ ...SAID, subject }))).id, 'posted');
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject: subject.toUpperCase() }));
    const doubtful = await desk.until(id, 'uncertain', 'posted');
    expect([doubtful.state, doubtful.sendings, doubtful.candidates]).toEqual([
      'uncertain',
      [],
      onPortal(subject).map(({ ada }) => ada),
    ]);
    expect(await desk.refused(desk.second, doubtful, 'look')).toEqual(['never-sent']);
    const known = { ada: doubtful.candidates[0] };
    expect(await desk.refused(desk.second, doubtful, 'settle', known)).toEqual(['ada-of-another-posting']);
  });

  it('stands beside the field what the portal refuses, and is reworked', async () => {
    const subject = 'Απόρριψη από την πύλη';
    const errors = [{ errorCode: 'INVALID_SIGNER', errorMessage: 'Ο υπογράφων δεν έχει δικαίωμα.' }];
    play({ when: 'POST .*/decisions$', fault: { kind: 'refused', errors } });
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const refused = await desk.until(id, 'refused');
    expect(refused.told).toEqual([{ code: 'INVALID_SIGNER', message: 'Ο υπογράφων δεν έχει δικαίωμα.', field: 'signerIds' }]);
    const draft = await desk.done(desk.first, refused, 'rework');
    expect([draft.state, onPortal(subject)]).toEqual(['draft', []]);
    await desk.sent(draft);
    expect((await desk.until(id, 'posted')).sendings.map(({ outcome }) => outcome)).toEqual(['refused', 'posted']);
  });

  it('stops at once when the account is refused, says so once, and goes on when somebody corrected it', async () => {
    const subject = 'Λάθος κωδικός';
    play({ when: 'POST .*/decisions$', times: 9, fault: { kind: 'status', status: 401 } });
    const said = jest.spyOn(desk.office.strapi.log, 'error');
    const [one, other] = [
      await desk.prepared({ ...SAID, subject }),
      await desk.prepared({ ...SAID, subject: `${subject} ξανά` }),
    ];
    const before = posts();
    await desk.sent(one);
    const back = await desk.until(one.id, 'approved');
    const inGreek = await desk.office.http
      .get(`/diavgeia/postings/${one.id}`)
      .set({ ...desk.first.bearer, 'Accept-Language': 'el' });
    const { told, history, sendings } = (inGreek.body as { data: PostingAnswer }).data;
    const why = 'Η πύλη δεν δέχεται τον λογαριασμό (401).';
    expect([told[0]?.message, history[0]?.note, sendings[0]?.fault]).toEqual([why, why, why]);
    const approved = await desk.approved(other);
    expect(await desk.refused(desk.second, approved, 'send')).toEqual(['account-refused']);
    expect([posts() - before, said.mock.calls.filter(([line]) => String(line).includes('account')).length]).toEqual([1, 1]);
    expect((await desk.first.get('/diavgeia/postings')).body.publishing).toMatchObject({
      isOn: true,
      refusedAt: expect.any(String),
    });
    desk.standIn.script([]);
    expect((await desk.second.post('/diavgeia/postings/account')).status).toBe(200);
    await desk.done(desk.second, back, 'send');
    expect((await desk.until(one.id, 'posted')).state).toBe('posted');
    said.mockRestore();
  });

  it('keeps who prepared or submitted it from approving and sending, by every door', async () => {
    const posting = await desk.prepared({ ...SAID, subject: 'Δύο πρόσωπα' });
    const submitted = await desk.done(desk.first, posting, 'submit');
    expect(await desk.refused(desk.first, submitted, 'approve')).toEqual(['own-submission']);
    expect(submitted.verbs.find(({ verb }) => verb === 'approve')?.against.map(({ code }) => code)).toEqual(['own-submission']);
    const approved = await desk.done(desk.second, submitted, 'approve');
    expect(await desk.refused(desk.first, approved, 'send')).toEqual(['own-submission']);
    const back = await desk.done(desk.second, approved, 'return', { reason: 'Λείπει ένα συνημμένο' });
    const touched = await desk.save(back, { ...back.said, protocolNumber: '1' }, desk.second);
    const again = await desk.done(desk.first, touched, 'submit');
    expect(await desk.refused(desk.second, again, 'approve')).toEqual(['own-posting']);
    const sql = `UPDATE diavgeia_postings SET approved_by = submitted_by, state = 'approved' WHERE id = ${posting.id}`;
    await expect(desk.office.strapi.db.connection.raw(sql)).rejects.toThrow(/second_person/);
    const writer = await logIn(desk.office, 'writer');
    expect((await writer.get(`/diavgeia/postings/${posting.id}`)).status).toBe(403);
    expect((await desk.office.http.get(`/diavgeia/postings/${posting.id}`)).status).toBe(401);
  });

  it('sends nothing that is not what was approved', async () => {
    const approved = await desk.approved(await desk.prepared({ ...SAID, subject: 'Αλλαγή μετά την έγκριση' }));
    const sql = `UPDATE diavgeia_postings SET metadata = jsonb_set(metadata, '{subject}', '"Άλλο"') WHERE id = ${approved.id}`;
    await desk.office.strapi.db.connection.raw(sql);
    expect(await desk.refused(desk.second, approved, 'send')).toEqual(['changed-since-approval']);
  });

  it('has the portal write to whom it names, once each address is one', async () => {
    const subject = 'Με ειδοποίηση';
    const wrong = await desk.prepared({ ...SAID, subject, notifyRecipients: ['press@demo.example', 'a@b.example, c@d.example'] });
    expect(wrong.faults.map(({ field, code }) => `${field} ${code}`)).toEqual(['notifyRecipients.1 no-address']);
    const right = await desk.save(wrong, { ...wrong.said, notifyRecipients: ['press@demo.example', ''] });
    const { id } = await desk.sent(right);
    const posted = await desk.until(id, 'posted');
    const told = JSON.parse(posted.sendings[0]?.metadata ?? '') as object;
    expect(told).toMatchObject({ actions: [{ name: 'notifyRecipients', args: ['press@demo.example'] }] });
    expect(told).not.toHaveProperty('notifyRecipients');
  });

  it('says field by field what is wrong, and loses nothing of it', async () => {
    const person = [{ afm: '090000046', name: 'ΥΠΟΔΕΙΓΜΑ' }];
    const wrong = {
      ...SAID,
      decisionTypeId: 'Δ.1',
      signerIds: ['1'],
      extraFieldValues: { person, awardAmount: { amount: 'πολλά' } },
    };
    const begun = await desk.begin();
    const saved = await desk.save(begun, wrong);
    expect(saved.said).toEqual(wrong);
    expect(saved.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'signerIds.0 not-in-list',
      'extraFieldValues.person.0.afm no-tax-number',
      'extraFieldValues.awardAmount.amount no-number',
      'document document-missing',
    ]);
    expect(await desk.refused(desk.first, saved, 'submit')).toContain('no-tax-number');
    expect(codesOf(await desk.first.put(`/diavgeia/postings/${begun.id}`, { revision: begun.revision, said: {} }))).toEqual([
      'changed-since-seen',
    ]);
    const inGreek = await desk.office.http
      .get(`/diavgeia/postings/${begun.id}`)
      .set({ ...desk.first.bearer, 'Accept-Language': 'el' });
    expect(inGreek.body.data.faults[1].message).toMatch(/ΑΦΜ/);
  });

  it.each([
    ['a web page called PDF', Buffer.from('<html>%PDF-'), 'no-pdf'],
    ['half a PDF', PDF.subarray(0, 30), 'pdf-cut-off'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
  ])('takes no document that is %s', async (_what, content, code) => {
    const { id } = await desk.begin();
    expect(codesOf(await desk.bring(id, { content }))).toEqual([code]);
  });
});
