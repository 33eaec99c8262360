import { audit } from '../src/plugins/audit/api';
import type { Standing } from '../src/plugins/editorial/shared/contracts';
import { type EditorialOffice, openEditorialOffice, REASON, RELEASE } from './support/editorial';
import { ask } from './support/postgres-processes';

const CONSULTATION = 'api::consultation.consultation';
const ARTICLE = 'api::consultation-article.consultation-article';

let { office, writer, editor, head, admin, body, at, done, refused, drafted, approved, published, releases, seen, standing } =
  {} as EditorialOffice;

beforeAll(async () => {
  ({ office, writer, editor, head, admin, body, at, done, refused, drafted, approved, published, releases, seen, standing } =
    await openEditorialOffice());
});
afterAll(() => office.close());

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

  it('nor the date of issue, once somebody else has to answer for it', async () => {
    const documentId = await drafted();
    const dated = (issuedAt: string | null, locale = 'el') => rest('put', `/${documentId}?locale=${locale}`, { issuedAt });
    expect((await dated('2026-11-20T10:00:00+02:00')).status).toBe(200);
    for (const [person, verb] of [
      [editor, 'submit'],
      [head, 'approve'],
      [head, 'publish'],
    ] as const) {
      expect((await person.post(at(documentId, verb))).status).toBe(200);
      for (const answer of [await dated('2020-01-01T08:00:00Z'), await dated(null), await dated('2020-01-01T08:00:00Z', 'en')])
        expect(answer.body.error.details.refusals).toMatchObject([{ code: 'kept-by-the-desk', field: 'issuedAt' }]);
      expect((await dated('2026-11-20T08:00:00.000Z')).status).toBe(200);
    }
    expect((await seen(documentId)).issuedAt).toBe('2026-11-20T08:00:00.000Z');
  });
});

describe('Whoever clears a text', () => {
  const form = (documentId: string) => `/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`;

  it('has read it as it is, and not as it was before somebody changed it', async () => {
    const documentId = await drafted('Αθώο');
    await done(writer, documentId, 'submit');
    const read = async () => ({ el: ((await editor.get(at(documentId))).body.data as Standing).writtenAt });
    const seen = await read();
    await writer.put(form(documentId), { title: 'Άλλο' });
    expect(await refused(editor, documentId, 'approve', { seen })).toEqual(['changed-since-seen']);
    expect((await editor.post(at(documentId, 'approve'), { seen: { el: 'χθες' } })).status).toBe(400);
    await done(editor, documentId, 'approve', { seen: await read() });
  });

  it('did not change it through a key of their own either', async () => {
    const properties = { fields: ['title'], locales: ['el'] };
    const permission = { action: 'plugin::content-manager.explorer.update', subject: RELEASE, properties, conditions: [] };
    const asked = { name: 'own', description: '', lifespan: null, adminPermissions: [permission] };
    const { accessKey } = (await admin.post('/admin/admin-tokens', asked)).body.data as { accessKey: string };
    const documentId = await drafted('Με κλειδί');
    await done(writer, documentId, 'submit');
    const key = { Authorization: `Bearer ${accessKey}` };
    expect((await office.http.put(form(documentId)).set(key).send({ title: 'Με το κλειδί' })).status).toBe(200);
    expect(await refused(admin, documentId, 'approve')).toEqual(['own-change']);
    expect((await office.http.post(at(documentId, 'approve')).set(key).send({})).status).toBe(400);
    await done(editor, documentId, 'approve');
  });
});

describe('Who speaks', () => {
  it('is the municipality or a body of its own, and nobody else', async () => {
    const bodies = office.strapi.documents('api::organization.organization');
    const outlet = await bodies.create({ data: { name: 'Η Εφημερίδα', kind: 'media-outlet' }, locale: 'el' });
    const documentId = await drafted('Ξένο', { organization: outlet.documentId });
    expect(await refused(editor, documentId, 'submit')).toEqual(['cannot-issue']);
    expect(await refused(head, documentId, 'force-publish', { reason: REASON })).toEqual(['cannot-issue']);
    const become = (kind: 'legal-entity' | 'party') =>
      bodies.update({ documentId: outlet.documentId, locale: 'el', data: { kind } });
    await become('legal-entity');
    await done(editor, documentId, 'submit');
    await become('party');
    expect(await refused(head, documentId, 'approve')).toEqual(['cannot-issue']);
  });
});

describe('What was never out', () => {
  it('is deleted only when nobody has it on the desk, and the log keeps its title', async () => {
    const documentId = await drafted('Περιττό');
    const remove = () => admin.delete(`/content-manager/collection-types/${RELEASE}/${documentId}?locale=el`);
    for (const [person, verb] of [
      [editor, 'submit'],
      [head, 'approve'],
    ] as const) {
      expect((await person.post(at(documentId, verb))).status).toBe(200);
      expect((await remove()).body.error?.details).toMatchObject({ refusals: [{ code: 'is-on-the-desk' }] });
    }
    expect((await head.post(at(documentId, 'return'), { reason: REASON })).status).toBe(200);
    expect((await remove()).status).toBe(200);
    const [last] = await audit(office.strapi).historyOf({ type: RELEASE, documentId, locale: 'el', without: [], limit: 1 });
    expect(last).toMatchObject({ act: 'editorial.delete', by: { kind: 'person' }, subject: { title: 'Περιττό' } });
  });
});

describe('Editions', () => {
  it('that nobody numbered are not found, rather than asked of the database', async () => {
    const documentId = await published();
    for (const number of ['abc', '%00', 'NaN', '0', '1.5', '99999999999'])
      expect([number, (await head.post(at(documentId, `editions/${number}/restore`), { locale: 'el' })).status]).toEqual([
        number,
        404,
      ]);
    for (const pair of ['from=abc&to=1', 'from=1&to=NaN', 'from=99999999999&to=draft'])
      expect([pair, (await head.get(`${at(documentId, 'comparison')}?locale=el&${pair}`)).status]).toEqual([pair, 400]);
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
    const change = (heading = 'Άλλος') =>
      office.strapi.documents(ARTICLE).update({ documentId: first, locale: 'el', data: { heading } });
    const { writtenAt } = (await head.get(at(documentId, '', CONSULTATION))).body.data as { writtenAt: string };
    await change('Σκοποί');
    const unread = await head.post(at(documentId, 'approve', CONSULTATION), { seen: { el: writtenAt } });
    expect(unread.body.error?.details).toMatchObject({ refusals: [{ code: 'changed-since-seen' }] });
    expect((await head.post(at(documentId, 'approve', CONSULTATION))).status).toBe(200);
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
