import { codesOf, openPostingOffice, SAID, type PostingOffice } from './support/postings';
import { PECULIAR } from './support/portal';
import { draftRelease } from './support/paper';
import { deskOf, RELEASE } from './support/editorial';

const TEXT = {
  summary: 'x',
  body: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text: 'From Monday.' }] }],
};

describe('Changing what is on the portal', () => {
  let desk: PostingOffice;
  let ada: string;
  beforeAll(async () => {
    desk = await openPostingOffice();
    const { id } = await desk.sent(await desk.prepared());
    ada = (await desk.until(id, 'posted')).ada ?? '';
  });
  afterAll(() => desk.close());
  afterEach(() => desk.standIn.script([]));

  const act = (of = ada) => desk.standIn.shelf.get(of);

  it('posts a corrected copy under the same number, once though the answer is lost', async () => {
    desk.standIn.script([{ when: `POST .*/decisions/`, fault: { kind: 'lost-answer' } }]);
    const before = act()?.versionId;
    const correction = await desk.begin({ kind: 'correction', ada: `https://diavgeia.gov.gr/decision/view/${ada}` });
    expect(correction.said).toMatchObject({ ...SAID, extraFieldValues: {} });
    expect(correction.faults.map(({ code }) => code)).toEqual(['document-missing']);
    const { body } = await desk.bring((await desk.save(correction, { ...correction.said, subject: 'Όπως διορθώθηκε' })).id);
    await desk.sent(body.data);
    await desk.until(correction.id, 'posted');
    expect(act()).toMatchObject({ subject: 'Όπως διορθώθηκε', correctedVersionId: before, protocolNumber: SAID.protocolNumber });
    expect(desk.standIn.shelf.log(ada)?.map(({ description }) => description)).toEqual([null, 'Ορθή επανάληψη']);
  });

  it('adds attachments and takes one away; what nobody touched goes back as it was', async () => {
    const there = PECULIAR.attached;
    const before = act(there);
    const change = await desk.begin({ kind: 'attachments', ada: there });
    expect(await desk.refused(desk.first, change, 'submit')).toEqual(['nothing-changes']);
    const attached = await desk.bring(change.id, { part: 'attachment', filename: 'Πίνακας τιμών.pdf' });
    expect(attached.body.data.faults.map(({ code }: { code: string }) => code)).toEqual(['description-missing']);
    const [file] = attached.body.data.files;
    const { body } = await desk.office.http
      .put(`/diavgeia/postings/${change.id}/files/${file.id}`)
      .set(desk.first.bearer)
      .send({ description: 'Τιμές ανά είδος' });
    const saved = await desk.save(body.data, { ...change.said, attachmentsToRemove: [change.removable[0]?.id ?? ''] });
    await desk.sent(saved);
    await desk.until(change.id, 'posted');
    const after = act(there);
    expect(after?.attachments.map(({ filename, description }) => [filename, description])).toEqual([
      ['Πίνακας τιμών.pdf', 'Τιμές ανά είδος'],
    ]);
    expect(after?.extraFieldValues).toEqual(before?.extraFieldValues);
    expect([after?.issueDate, after?.subject]).toEqual([before?.issueDate, before?.subject]);
  });

  it('asks for a revocation, and the mirror knows at once', async () => {
    const request = await desk.begin({ kind: 'revocation', ada });
    expect(request.fields.map(({ uid }) => uid)).toEqual(['comment']);
    expect(await desk.refused(desk.first, request, 'submit')).toEqual(['field-missing']);
    await desk.sent(await desk.save(request, { comment: 'Διπλή ανάρτηση' }));
    await desk.until(request.id, 'posted');
    expect(act()?.status).toBe('PENDING_REVOCATION');
    const status = async () =>
      (await desk.office.strapi.db.connection('decisions').where({ ada }).first()).decision_status as string;
    for (let tries = 0; tries < 100 && (await status()) === 'published'; tries += 1)
      await new Promise((on) => setTimeout(on, 50));
    expect(await status()).not.toBe('published');
    expect(codesOf(await desk.first.post('/diavgeia/postings', { kind: 'revocation', ada }))).toEqual(['act-revoked']);
  });

  it('leaves what is another organization’s, or on no portal', async () => {
    const other = desk.standIn.shelf.all().find(({ organizationId }) => organizationId === '99002');
    const begin = (of = '') => desk.first.post('/diavgeia/postings', { kind: 'correction', ada: of });
    expect(codesOf(await begin(other?.ada))).toEqual(['act-of-another']);
    expect(codesOf(await begin('ΑΑΑΑΩΨ9-ΑΑΑ'))).toEqual(['no-such-act']);
  });

  it('begins with what an entry has, and gives it the number that comes back', async () => {
    const release = await draftRelease(desk.office, { title: 'Νέο ωράριο', issuedAt: '2026-11-19T22:30:00Z' });
    await desk.office.strapi.db.connection('press_releases').update({ number: '12/2026' });
    const entry = { type: 'api::press-release.press-release', documentId: release.documentId, language: 'el' };
    const posting = await desk.begin({ kind: 'publication', entry });
    expect(posting.said).toMatchObject({ subject: 'Νέο ωράριο', protocolNumber: '12/2026', issueDate: '2026-11-20' });
    expect(posting.entry).toEqual({ ...entry, title: 'Νέο ωράριο' });
    const { body } = await desk.first.get(`/diavgeia/postings?entry=${release.documentId}`);
    expect((body.data as { id: string }[]).map(({ id }) => id)).toEqual([posting.id]);
    const { body: filled } = await desk.bring((await desk.save(posting, { ...SAID, ...posting.said })).id);
    await desk.sent(filled.data);
    const { ada: given } = await desk.until(posting.id, 'posted');
    const cited = async () => {
      const entries = desk.office.strapi.documents('api::press-release.press-release');
      const found = await entries.findOne({ documentId: release.documentId, locale: 'el' });
      return (found as { citedAdas?: unknown } | null)?.citedAdas;
    };
    for (let tries = 0; tries < 100 && !(await cited()); tries += 1) await new Promise((on) => setTimeout(on, 50));
    expect(await cited()).toEqual([given]);
    const nobodys = { ...entry, type: 'api::contact.contact' };
    expect((await desk.first.post('/diavgeia/postings', { kind: 'publication', entry: nobodys })).status).toBe(403);
  });

  it('gives the number to a text that was approved or has its hour, and takes neither from it', async () => {
    const editors = await deskOf(desk.office);
    const documentId = await editors.approved();
    const texts = desk.office.strapi.documents(RELEASE);
    await texts.update({ documentId, locale: 'en', data: { ...TEXT, title: 'New time' } });
    await editors.done(editors.translator, documentId, 'submit', { locale: 'en' });
    await editors.done(editors.editor, documentId, 'approve', { locale: 'en' });
    const at = '2099-12-01T10:00:00Z';
    await editors.done(editors.head, documentId, 'schedule', { at });
    const entry = { type: RELEASE, documentId, language: 'el' };
    const posting = await desk.begin({ kind: 'publication', entry });
    const { body: filled } = await desk.bring((await desk.save(posting, { ...posting.said, ...SAID, subject: 'Ωράριο' })).id);
    await desk.sent(filled.data);
    const { ada: given } = await desk.until(posting.id, 'posted');
    const cited = async () => (await texts.findOne({ documentId, locale: 'el' }))?.citedAdas;
    for (let tries = 0; tries < 100 && !(await cited()); tries += 1) await new Promise((on) => setTimeout(on, 50));
    expect(await editors.standing(documentId)).toMatchObject({
      state: 'scheduled',
      dueAt: expect.any(String),
      isAsApproved: true,
    });
    expect(await editors.standing(documentId, 'en')).toMatchObject({ state: 'approved', isAsApproved: true });
    await editors.done(editors.head, documentId, 'unschedule');
    await editors.done(editors.head, documentId, 'publish');
    expect(await editors.seen(documentId)).toMatchObject({ citedAdas: [given] });
    // What a person writes still takes the approval away.
    const other = { citedAdas: [given, ada] };
    await editors.writer.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, other);
    expect(await editors.standing(documentId, 'en')).toMatchObject({ state: 'draft' });
  });

  it('finds what is chosen from long lists, whatever the accents', async () => {
    const { body } = await desk.first.get('/diavgeia/postings/choices?list=dictionaries/CPV&words=οδο');
    expect(body.data).toEqual([{ uid: '45233222-1', label: 'Οδόστρωση' }]);
  });
});

describe('An office without an account', () => {
  it('says that posting is off, and lets nobody begin', async () => {
    const desk = await openPostingOffice({ DIAVGEIA_USERNAME: '', DIAVGEIA_PASSWORD: '', ROLE: 'web' });
    const { body } = await desk.first.get('/diavgeia/postings');
    expect(body.publishing).toMatchObject({ isOn: false });
    expect(codesOf(await desk.first.post('/diavgeia/postings', { kind: 'publication' }))).toEqual(['publishing-off']);
    await desk.close();
  });
});
