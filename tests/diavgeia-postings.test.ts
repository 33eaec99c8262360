import { openPostingOffice, PDF, SAID, type PostingOffice } from './support/postings';

describe('Posting an act on the portal', () => {
  let desk: PostingOffice;
  beforeAll(async () => {
    desk = await openPostingOffice();
  });
  afterAll(() => desk.close());
  afterEach(() => desk.standIn.script([]));

  const onPortal = (subject: unknown) => desk.standIn.shelf.all().filter((act) => act.subject === subject);

  it('goes from one hand through another to the portal, and its number comes back', async () => {
    const posting = await desk.prepared();
    expect(posting.faults).toEqual([]);
    const sent = await desk.sent(posting);
    expect(sent.state).toBe('sending');
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
  });

  it('is posted once, though the answer was lost', async () => {
    const subject = 'Η απάντηση που χάθηκε';
    desk.standIn.script([{ when: 'POST .*/decisions$', fault: { kind: 'lost-answer' } }]);
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const posted = await desk.until(id, 'posted');
    expect(onPortal(subject).map(({ ada }) => ada)).toEqual([posted.ada]);
    expect(posted.sendings.map(({ outcome }) => outcome)).toEqual(['posted']);
  });

  it.each([
    ['a web page in place of an answer, after it was taken', { kind: 'cut' }],
    ['the portal serves nobody at that moment', { kind: 'status', status: 503, retryAfter: 0 }],
  ] as const)('is posted once: %s', async (what, fault) => {
    const subject = `Μία φορά: ${what}`;
    desk.standIn.script([{ when: 'POST .*/decisions$', fault }]);
    const { id } = await desk.sent(await desk.prepared({ ...SAID, subject }));
    const hurrying = setInterval(() => void desk.hurry(), 300);
    const posted = await desk.until(id, 'posted', 'uncertain').finally(() => clearInterval(hurrying));
    expect(onPortal(subject).map(({ ada }) => ada)).toEqual([posted.ada]);
  });

  it('keeps who prepared or submitted it from approving and sending', async () => {
    const posting = await desk.prepared({ ...SAID, subject: 'Δύο πρόσωπα' });
    const submitted = await desk.done(desk.first, posting, 'submit');
    expect(await desk.refused(desk.first, submitted, 'approve')).toEqual(['own-submission']);
    expect(submitted.verbs.find(({ verb }) => verb === 'approve')?.against.map(({ code }) => code)).toEqual(['own-submission']);
    const approved = await desk.done(desk.second, submitted, 'approve');
    expect(await desk.refused(desk.first, approved, 'send')).toEqual(['own-submission']);
    const sql = `UPDATE diavgeia_postings SET approved_by = submitted_by WHERE id = ${posting.id}`;
    await expect(desk.office.strapi.db.connection.raw(sql)).rejects.toThrow(/second_person/);
    expect(PDF.length).toBeGreaterThan(0);
  });
});
