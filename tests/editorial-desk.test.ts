import { setTimeout as sleep } from 'node:timers/promises';

import type { Standing } from '../src/plugins/editorial/shared/contracts';
import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { logIn, type Person } from './support/people';
import { ask } from './support/postgres-processes';

const RELEASE = 'api::press-release.press-release';
const CONSULTATION = 'api::consultation.consultation';
const ARTICLE = 'api::consultation-article.consultation-article';
const REASON = 'Γιατί το ζήτησε η υπηρεσία';
const NOTE = 'Διορθώθηκε η ώρα έναρξης';

let office: Office;
let writer: Person;
let editor: Person;
let head: Person;
let admin: Person;
let translator: Person;
let body: string;

beforeAll(async () => {
  office = await openOffice({ ROLE: 'all' });
  writer = await logIn(office, 'writer');
  editor = await logIn(office, 'editor');
  head = await logIn(office, 'head');
  admin = await logIn(office, 'admin');
  translator = await logIn(office, 'translator');
  const data = { name: 'Δήμος', kind: 'municipality' as const };
  body = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' })).documentId;
  await office.strapi
    .documents('api::organization.organization')
    .update({ documentId: body, locale: 'en', data: { name: 'Municipality' } });
});
afterAll(() => office.close());

const at = (documentId: string, verb = '', type = RELEASE) => `/editorial/${type}/${documentId}${verb && `/${verb}`}`;
const drafted = async (title = 'Νέα ώρα', fields = {}) =>
  (await draftRelease(office, { title, organization: body, ...fields })).documentId;
const releases = () => office.strapi.documents(RELEASE);
const seen = async (documentId: string, locale = 'el') =>
  (await office.http.get(`/api/press-releases/${documentId}?locale=${locale}`)).body.data;
const standing = async (documentId: string, locale = 'el') =>
  (await head.get(`${at(documentId)}?locale=${locale}`)).body.data as Standing;

async function done(person: Person, documentId: string, verb: string, said = {}): Promise<void> {
  const { status, body: answer } = await person.post(at(documentId, verb), said);
  expect([verb, status, answer.error]).toEqual([verb, 200, undefined]);
}

async function refused(person: Person, documentId: string, verb: string, said = {}): Promise<string[]> {
  const { status, body: answer } = await person.post(at(documentId, verb), said);
  expect([verb, status, answer.error?.name]).toEqual([verb, 400, 'Refused']);
  return (answer.error?.details as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
}

async function approved(fields = {}): Promise<string> {
  const documentId = await drafted('Νέα ώρα', fields);
  await done(writer, documentId, 'submit');
  await done(editor, documentId, 'approve');
  return documentId;
}

async function published(): Promise<string> {
  const documentId = await approved();
  await done(head, documentId, 'publish');
  return documentId;
}

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
    await done(head, documentId, 'force-publish', { reason: REASON });
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

describe('No other door lets anything out', () => {
  let token: string;
  beforeAll(async () => {
    const tokens = office.strapi.service('admin::api-token');
    token = (await tokens.create({ name: 'integrator', type: 'full-access', lifespan: null })).accessKey;
  });

  const data = { title: 'Λαθραίο', summary: 'x', kind: 'release', body: [] };
  const rest = (verb: 'post' | 'put', path: string, sent: object) =>
    office.http[verb](`/api/press-releases${path}`).set('Authorization', `Bearer ${token}`).send({ data: sent });

  it('neither create, update, clone nor publish of the document service', async () => {
    const documentId = await drafted();
    const given = { data: data as never, locale: 'el' as const, status: 'published' as const };
    for (const write of [
      () => releases().create(given),
      () => releases().update({ ...given, documentId }),
      () => releases().clone({ ...given, documentId } as never),
      () => releases().publish({ documentId, locale: 'el' }),
      () => releases().publish({ documentId, locale: '*' }),
    ])
      await expect(write()).rejects.toMatchObject({ name: 'Refused' });
    const out = await published();
    await expect(releases().unpublish({ documentId: out, locale: 'el' })).rejects.toMatchObject({ name: 'Refused' });
    await expect(releases().discardDraft({ documentId, locale: 'el' })).rejects.toMatchObject({ name: 'Refused' });
  });

  it('neither REST nor GraphQL with a token that may do everything', async () => {
    const documentId = await drafted();
    for (const answer of [
      await rest('post', '?status=published', data),
      await rest('put', `/${documentId}?status=published&locale=el`, data),
    ])
      expect([answer.status, answer.body.error.name]).toEqual([400, 'Refused']);
    const { errors } = await office.graphql(
      'mutation ($data: PressReleaseInput!) { createPressRelease(data: $data, status: PUBLISHED) { documentId } }',
      { data },
      token,
    );
    expect(errors?.[0]?.extensions.code).toBe('STRAPI_REFUSED');
  });

  it('nor the panel’s own buttons, one by one or in bulk', async () => {
    const documentId = await approved();
    const publish = `/content-manager/collection-types/${RELEASE}/actions/bulkPublish`;
    expect((await editor.post(publish, { documentIds: [documentId], locale: ['el'] })).status).toBe(403);
    await releases().update({ documentId, locale: 'el', data: { title: 'Άλλο' } });
    expect((await admin.post(publish, { documentIds: [documentId], locale: ['el'] })).status).toBe(400);
    expect(await seen(documentId)).toBeNull();
  });

  it('and what was approved goes out by the panel’s button as by the verb', async () => {
    const documentId = await approved();
    const { status } = await admin.post(`/content-manager/collection-types/${RELEASE}/actions/bulkPublish`, {
      documentIds: [documentId],
      locale: ['el'],
    });
    expect(status).toBe(200);
    expect(await standing(documentId)).toMatchObject({ state: 'published', edition: 1 });
  });

  it('nor plain SQL: the database refuses it itself', async () => {
    const documentId = await drafted();
    const draft = `FROM press_releases WHERE document_id = '${documentId}' AND locale = 'el'`;
    const insert = `INSERT INTO press_releases (document_id, locale, title, published_at) SELECT document_id, locale, title, now() ${draft}`;
    await expect(ask(office.databaseUrl, insert)).rejects.toThrow(/not cleared/);
    const update = `UPDATE press_releases SET published_at = now() WHERE document_id = '${documentId}'`;
    await expect(ask(office.databaseUrl, update)).rejects.toThrow(/not cleared/);
    const { db } = office.strapi;
    const byRows = db.transaction(() =>
      db.query(RELEASE).updateMany({ where: { documentId }, data: { publishedAt: new Date() } }),
    );
    await expect(byRows).rejects.toThrow(/not cleared/);
    expect(await seen(documentId)).toBeNull();
  });

  it('and nobody forges what only the desk writes', async () => {
    const documentId = await published();
    const forged = await rest('put', `/${documentId}?locale=el`, { lifecycle: 'withdrawn' });
    expect(forged.body.error.details.refusals).toMatchObject([{ code: 'kept-by-the-desk', field: 'lifecycle' }]);
    await rest('put', `/${documentId}?locale=el`, { publicUpdatedAt: '2000-01-01T00:00:00Z', lifecycleNote: 'x' }).expect(200);
    expect(await seen(documentId)).toMatchObject({ lifecycleNote: null, publicUpdatedAt: expect.stringMatching(/^20[2-9]/) });
    expect((await rest('put', `/${documentId}?locale=el`, { number: '1/1999' })).status).toBe(400);
  });
});

describe('The articles of a consultation', () => {
  it('are cleared with it, and stand still while it is public', async () => {
    const hearing = {
      title: 'Κανονισμός',
      summary: 'x',
      kind: 'regulation',
      opensAt: '2026-11-01T08:00:00Z',
      closesAt: '2026-12-01T08:00:00Z',
      organization: body,
    };
    const { documentId } = await office.strapi.documents(CONSULTATION).create({ data: hearing as never, locale: 'el' });
    const article = { number: '1', heading: 'Σκοπός', text: [], consultation: documentId };
    const { documentId: first } = await office.strapi.documents(ARTICLE).create({ data: article as never, locale: 'el' });
    expect((await editor.post(at(documentId, 'submit', CONSULTATION))).status).toBe(200);
    expect((await head.post(at(documentId, 'approve', CONSULTATION))).status).toBe(200);
    const change = () => office.strapi.documents(ARTICLE).update({ documentId: first, locale: 'el', data: { heading: 'Άλλος' } });
    await change();
    expect((await head.get(at(documentId, '', CONSULTATION))).body.data).toMatchObject({ state: 'draft' });
    for (const [person, verb] of [
      [editor, 'submit'],
      [head, 'approve'],
      [head, 'publish'],
    ] as const)
      expect((await person.post(at(documentId, verb, CONSULTATION))).status).toBe(200);
    await expect(change()).rejects.toMatchObject({ details: { refusals: [{ code: 'owner-is-public' }] } });
  });
});
