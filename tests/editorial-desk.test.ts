import { setTimeout as sleep } from 'node:timers/promises';

import { type EditorialOffice, NOTE, openEditorialOffice, REASON, RELEASE } from './support/editorial';

let {
  office,
  writer,
  editor,
  head,
  admin,
  translator,
  at,
  done,
  refused,
  drafted,
  approved,
  published,
  releases,
  seen,
  standing,
} = {} as EditorialOffice;

beforeAll(async () => {
  ({
    office,
    writer,
    editor,
    head,
    admin,
    translator,
    at,
    done,
    refused,
    drafted,
    approved,
    published,
    releases,
    seen,
    standing,
  } = await openEditorialOffice({ ROLE: 'all' }));
});
afterAll(() => office.close());

describe('A release', () => {
  it('goes out when one wrote it and another cleared it, with the next number', async () => {
    const documentId = await drafted();
    expect(await standing(documentId)).toMatchObject({ state: 'draft', live: 'never', edition: 0 });
    expect(await refused(editor, documentId, 'approve')).toEqual(['wrong-state']);
    await done(writer, documentId, 'submit');
    expect(await refused(writer, documentId, 'approve')).toEqual(['not-yours']);
    await done(editor, documentId, 'approve');
    expect(await seen(documentId)).toBeNull();
    await done(editor, documentId, 'publish');
    expect(await seen(documentId)).toMatchObject({ number: expect.stringMatching(/^\d+\/20\d\d$/), lifecycle: 'live' });
    expect(await refused(head, documentId, 'publish')).toEqual(['wrong-state']);
    const { state, live, edition, history } = await standing(documentId);
    expect([state, live, edition]).toEqual(['published', 'published', 1]);
    expect(history.map((h) => h.act)).toEqual(['publish', 'approve', 'submit'].map((verb) => `editorial.${verb}`));
  });

  it('is not cleared by whoever handed it in, not even a head, and not by who changed it since', async () => {
    const documentId = await drafted();
    await done(head, documentId, 'submit');
    expect(await refused(head, documentId, 'approve')).toEqual(['own-submission']);
    await editor.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, { title: 'Άλλη ώρα' });
    expect(await refused(editor, documentId, 'approve')).toEqual(['own-change']);
    await done(admin, documentId, 'approve');
  });

  it('loses its approval with a word, also in the other language by a field they share, and says so', async () => {
    const documentId = await approved();
    await releases().update({
      documentId,
      locale: 'en',
      data: {
        title: 'New hours',
        summary: 'x',
        body: [{ type: 'paragraph', children: [{ type: 'text', text: 'From Monday.' }] }],
      },
    });
    for (const [person, verb] of [
      [writer, 'submit'],
      [editor, 'approve'],
    ] as const)
      await done(person, documentId, verb, { locale: 'en' });
    await writer.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, { title: 'Νέα ώρα' });
    expect(await standing(documentId)).toMatchObject({ state: 'approved' });
    await writer.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, { kind: 'statement' });
    for (const locale of ['el', 'en'])
      expect(await standing(documentId, locale)).toMatchObject({
        state: 'draft',
        history: [{ act: 'editorial.approval-lost' }, {}, {}],
      });
  });

  it('goes out in several languages together, or in none', async () => {
    const documentId = await approved();
    await releases().update({
      documentId,
      locale: 'en',
      data: {
        title: 'New hours',
        summary: 'x',
        body: [{ type: 'paragraph', children: [{ type: 'text', text: 'From Monday.' }] }],
      },
    });
    expect(await refused(head, documentId, 'publish', { locale: ['el', 'en'] })).toEqual(['wrong-state']);
    expect(await seen(documentId)).toBeNull();
    for (const [person, verb] of [
      [translator, 'submit'],
      [editor, 'approve'],
    ] as const)
      await done(person, documentId, verb, { locale: 'en' });
    expect(await refused(translator, documentId, 'submit')).toEqual(['not-yours']);
    await done(head, documentId, 'publish', { locale: ['el', 'en'] });
    const [greek, english] = [await seen(documentId), await seen(documentId, 'en')];
    expect([english.title, english.number]).toEqual(['New hours', greek.number]);
  });

  it('tells what is missing beside each verb, and refuses it', async () => {
    const documentId = await drafted('Ελλιπές', { summary: null, organization: null });
    const { verbs } = await standing(documentId);
    const submit = verbs.find((v) => v.verb === 'submit');
    expect(submit?.against.map((a) => a.code)).toEqual(['field-missing', 'field-missing']);
    expect(await refused(writer, documentId, 'submit')).toEqual(['field-missing', 'field-missing']);
  });

  it('is published once when two do it at once, and the second is told who was first', async () => {
    const documentId = await approved();
    const both = await Promise.all([editor, head].map((person) => person.post(at(documentId, 'publish'))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(both.find(({ status }) => status === 400)?.body.error?.message).toMatch(/Publish/);
    expect(await standing(documentId)).toMatchObject({ edition: 1 });
  });

  it('is saved and published at the same moment, and nobody waits for ever', async () => {
    const documentId = await approved();
    const save = (i: number) =>
      writer.put(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`, { subtitle: `Στις ${i}` });
    const force = () => head.post(at(documentId, 'force-publish'), { reason: REASON, note: NOTE });
    const all = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? force() : save(i))));
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
    expect(all.filter((_, i) => i % 2 === 0).map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  it('goes out at its hour, once, also as a new edition of what is out', async () => {
    const documentId = await approved();
    expect(await refused(editor, documentId, 'schedule', { at: '2020-01-01T10:00' })).toEqual(['in-the-past']);
    expect(await refused(editor, documentId, 'schedule', { at: '2027-03-28T03:30' })).toEqual(['hour-does-not-exist']);
    await done(editor, documentId, 'schedule', { at: new Date(Date.now() + 3_600_000).toISOString() });
    await done(editor, documentId, 'unschedule');
    const soon = () => new Date(Date.now() + 1_200);
    const due = soon();
    await done(editor, documentId, 'schedule', { at: due.toISOString() });
    expect(await seen(documentId)).toBeNull();
    expect(await standing(documentId)).toMatchObject({ state: 'scheduled', dueAt: due.toISOString() });
    await out(documentId, 1);
    expect(Date.now() - +due).toBeLessThan(2_000);
    await releases().update({ documentId, locale: 'el', data: { title: 'Νεότερη ώρα' } });
    await done(writer, documentId, 'submit');
    await done(editor, documentId, 'approve');
    expect(await refused(editor, documentId, 'schedule', { at: soon().toISOString() })).toEqual(['no-note']);
    await done(editor, documentId, 'schedule', { at: soon().toISOString(), note: NOTE });
    expect((await seen(documentId)).title).toBe('Νέα ώρα');
    await out(documentId, 2);
    expect(await seen(documentId)).toMatchObject({ title: 'Νεότερη ώρα', lifecycle: 'corrected' });
  });

  async function out(documentId: string, edition: number): Promise<void> {
    for (let i = 0; i < 80 && (await standing(documentId)).edition < edition; i++) await sleep(50);
    expect(await standing(documentId)).toMatchObject({ state: 'published', edition });
  }
});

describe('What is out', () => {
  it('is corrected with a note that readers see; only a major change moves it up', async () => {
    const documentId = await published();
    const first = await seen(documentId);
    for (const [major, title] of [
      [false, 'Πρώτη διόρθωση'],
      [true, 'Δεύτερη διόρθωση'],
    ] as const) {
      await releases().update({ documentId, locale: 'el', data: { title } });
      expect(await standing(documentId)).toMatchObject({ state: 'draft', live: expect.stringMatching(/published|corrected/) });
      await done(writer, documentId, 'submit');
      await done(editor, documentId, 'approve');
      expect(await refused(editor, documentId, 'publish')).toEqual(['already-public']);
      expect(await refused(editor, documentId, 'correct', { note: 'ok' })).toEqual(['no-note']);
      await done(editor, documentId, 'correct', { note: NOTE, major });
      const now = await seen(documentId);
      expect([now.title, now.number, now.lifecycle]).toEqual([title, first.number, 'corrected']);
      expect(now.publicUpdatedAt === first.publicUpdatedAt).toBe(!major);
    }
    const { body: answer } = await office.http.get(`/api/press-releases/${documentId}?locale=el&populate=changeNotes`);
    expect(answer.data.changeNotes).toMatchObject([
      { note: NOTE, major: false },
      { note: NOTE, major: true },
    ]);
    expect((await standing(documentId)).edition).toBe(3);
  });

  it('stays readable when it is withdrawn, with the reason, and is gone when it is unpublished', async () => {
    const documentId = await published();
    expect(await refused(editor, documentId, 'withdraw', { reason: REASON })).toEqual(['not-yours']);
    expect(await refused(head, documentId, 'withdraw', { reason: 'ναι' })).toEqual(['no-reason']);
    await done(head, documentId, 'withdraw', { reason: REASON });
    expect(await seen(documentId)).toMatchObject({ lifecycle: 'withdrawn', lifecycleNote: REASON });
    await done(head, documentId, 'unpublish', { reason: REASON });
    expect(await seen(documentId)).toBeFalsy();
    expect(await standing(documentId)).toMatchObject({ state: 'unpublished', gone: { reason: REASON } });
    await releases().update({ documentId, locale: 'el', data: { title: 'Ξανά' } });
    for (const [person, verb] of [
      [writer, 'submit'],
      [editor, 'approve'],
      [editor, 'publish'],
    ] as const)
      await done(person, documentId, verb);
    expect(await seen(documentId)).toMatchObject({ title: 'Ξανά', lifecycle: 'live', lifecycleNote: null });
  });

  it('leads to what replaced it, if readers can follow', async () => {
    const [documentId, to, hidden] = [await published(), await published(), await drafted()];
    expect(await refused(head, documentId, 'redirect', { to: hidden })).toEqual(['target-not-public']);
    await done(head, documentId, 'redirect', { to });
    const { body: answer } = await office.http.get(`/api/press-releases/${documentId}?locale=el&populate=replacedBy`);
    expect(answer.data).toMatchObject({ lifecycle: 'merged', replacedBy: { documentId: to } });
  });

  it('without clearance needs a head, a reason, and a second signature', async () => {
    const documentId = await drafted();
    expect(await refused(editor, documentId, 'force-publish', { reason: REASON })).toEqual(['not-yours']);
    await done(editor, documentId, 'submit');
    await done(head, documentId, 'force-publish', { reason: REASON });
    expect(await refused(editor, documentId, 'countersign')).toEqual(['own-text']);
    expect(await seen(documentId)).not.toBeNull();
    expect(await standing(documentId)).toMatchObject({ forced: { reason: REASON, isCountersigned: false } });
    expect(await refused(head, documentId, 'countersign')).toEqual(['own-force']);
    await done(admin, documentId, 'countersign');
    expect(await standing(documentId)).toMatchObject({ forced: { isCountersigned: true } });
  });

  it('is never deleted, nor its number given again', async () => {
    const documentId = await published();
    const { status, body: answer } = await admin.delete(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`);
    expect([status, answer.error?.name]).toEqual([400, 'Refused']);
    await done(head, documentId, 'unpublish', { reason: REASON });
    await expect(releases().delete({ documentId, locale: '*' })).rejects.toMatchObject({ name: 'Refused' });
  });
});
