import { type EditorialOffice, openEditorialOffice, NOTE } from './support/editorial';
import { letOut } from './support/paper';
import { logIn } from './support/people';

const EVENT = 'api::event.event';
const SPONSOR = 'api::sponsor.sponsor';
const EVENT_DATA = { title: 'Συναυλία στο λιμάνι', summary: 'x', kind: 'cultural', startsAt: '2026-12-01T18:00:00.000Z' };
const PUBLIC = { isPublic: true, sponsorshipStatus: 'agreed' };
const AGREED = { name: 'Ελαιουργείο', kind: 'money', ...PUBLIC } as const;

let { office, writer, editor, head, admin, body, at } = {} as EditorialOffice;
beforeAll(async () => {
  ({ office, writer, editor, head, admin, body, at } = await openEditorialOffice());
});
afterAll(() => office.close());

const events = () => office.strapi.documents(EVENT);
const sponsors = () => office.strapi.documents(SPONSOR);
const drafted = async (fields: object = {}) =>
  (await events().create({ data: { ...EVENT_DATA, organization: body, ...fields } as never, locale: 'el' })).documentId;
const live = async (fields: object = {}) => {
  const documentId = await drafted(fields);
  await letOut(office, EVENT, documentId);
  return documentId;
};
const sponsor = async (fields: object) =>
  (await sponsors().create({ data: { ...AGREED, ...fields } as never, locale: 'el' })).documentId;
const put = async (documentId: string, fields: object) =>
  (await editor.put(`/content-manager/collection-types/${SPONSOR}/${documentId}?locale=el`, fields)).status;
/** What readers see beside an event, and what the desk says of it. */
const seen = async (documentId: string) => {
  const { body: answer } = await office.http.get(`/api/events/${documentId}?locale=el&populate=sponsors`);
  const { body: other } = await office.http.get(`/api/sponsors?locale=el&populate=events`);
  const beside = other.data.filter((one: { events: { documentId: string }[] }) =>
    one.events.some((event) => event.documentId === documentId),
  );
  const names = (list: { name: string }[]) => list.map(({ name }) => name).sort();
  expect(names(answer.data.sponsors)).toEqual(names(beside));
  return names(answer.data.sponsors);
};
const state = async (documentId: string) =>
  ((await head.get(`${at(documentId, '', EVENT)}?locale=el`)).body.data as { state: string }).state;
const clear = async (documentId: string, verb: string, said = {}) => {
  for (const [person, act, words] of [
    [writer, 'submit', {}],
    [editor, 'approve', {}],
    [head, verb, said],
  ] as const) {
    const { status, body: answer } = await person.post(at(documentId, act, EVENT), words);
    expect([act, status, answer.error]).toEqual([act, 200, undefined]);
  }
};

describe('A sponsor', () => {
  it('is told at the panel which events it waits for, and that only to who may read them', async () => {
    const event = await live({ title: 'Αγώνας' });
    const documentId = await sponsor({ name: 'Αναμονή', events: [event] });
    const waiting = async () => {
      const { status, body: answer } = await editor.get(`/editorial/beside/${SPONSOR}/${documentId}?locale=el`);
      expect(status).toBe(200);
      return answer.data;
    };
    expect(await waiting()).toEqual([{ type: EVENT, documentId: event, language: 'el', title: 'Αγώνας', comes: true }]);
    await clear(event, 'correct', { note: NOTE });
    expect(await waiting()).toEqual([]);
    await put(documentId, { ...AGREED, name: 'Αναμονή', events: { set: [] } });
    expect(await waiting()).toMatchObject([{ documentId: event, comes: false }]);
    expect((await editor.get(`/editorial/beside/${EVENT}/${event}?locale=el`)).status).toBe(404);
    expect((await office.http.get(`/editorial/beside/${SPONSOR}/${documentId}?locale=el`)).status).toBe(401);
    const moderator = await logIn(office, 'moderator');
    expect((await moderator.get(`/editorial/beside/${SPONSOR}/${documentId}?locale=el`)).status).toBe(403);
  });

  it('who is put beside a live event reaches its readers with the next cleared edition, and not before', async () => {
    const event = await live();
    const documentId = await sponsor({ events: [event] });
    expect([await seen(event), await state(event)]).toEqual([[], 'draft']);
    expect(await put(documentId, { ...AGREED, level: 'gold' })).toBe(200);
    expect(await seen(event)).toEqual([]);
    await clear(event, 'correct', { note: NOTE });
    expect([await seen(event), await state(event)]).toEqual([['Ελαιουργείο'], 'published']);
  });

  it('who agrees, or becomes public, beside a live event waits too; hiding works at once', async () => {
    const documentId = await sponsor({ name: 'Ξενοδοχείο', isPublic: false, sponsorshipStatus: 'asked' });
    const event = await live({ sponsors: [documentId] });
    expect([await seen(event), await state(event)]).toEqual([[], 'published']);
    expect(await put(documentId, { ...AGREED, name: 'Ξενοδοχείο' })).toBe(200);
    expect([await seen(event), await state(event)]).toEqual([[], 'draft']);
    await clear(event, 'correct', { note: NOTE });
    expect(await seen(event)).toEqual(['Ξενοδοχείο']);
    expect(await put(documentId, { ...AGREED, name: 'Ξενοδοχείο', isPublic: false })).toBe(200);
    expect([await seen(event), await state(event)]).toEqual([[], 'draft']);
    expect(await put(documentId, { ...AGREED, name: 'Ξενοδοχείο' })).toBe(200);
    expect(await seen(event)).toEqual([]);
  });

  it('who is taken away stays with readers until that is cleared', async () => {
    const documentId = await sponsor({ name: 'Τράπεζα' });
    const event = await live({ sponsors: [documentId] });
    expect(await seen(event)).toEqual(['Τράπεζα']);
    const taken = { ...AGREED, name: 'Τράπεζα', events: { disconnect: [{ documentId: event }], connect: [] } };
    expect(await put(documentId, taken)).toBe(200);
    expect([await seen(event), await state(event)]).toEqual([['Τράπεζα'], 'draft']);
    await clear(event, 'correct', { note: NOTE });
    expect(await seen(event)).toEqual([]);
  });

  it('takes the approval from an event, whichever side is written, and what is still talked about does not', async () => {
    const event = await drafted();
    const approved = async () => {
      for (const [person, verb] of [
        [writer, 'submit'],
        [editor, 'approve'],
      ] as const)
        expect((await person.post(at(event, verb, EVENT))).status).toBe(200);
    };
    await approved();
    const asked = await sponsor({ name: 'Υποψήφιος', sponsorshipStatus: 'asked', events: [event] });
    expect(await state(event)).toBe('approved');
    const documentId = await sponsor({ name: 'Φαρμακείο', events: [event] });
    expect(await state(event)).toBe('draft');
    await approved();
    await events().update({ documentId: event, locale: 'el', data: { sponsors: { disconnect: [documentId] } as never } });
    expect(await state(event)).toBe('draft');
    await approved();
    expect(await put(asked, { ...AGREED, name: 'Υποψήφιος' })).toBe(200);
    expect(await state(event)).toBe('draft');
  });

  it('reaches no reader by a copy, by another language or through REST and GraphQL', async () => {
    const event = await live();
    const token = (await office.strapi.service('admin::api-token').create({ name: 'x', type: 'full-access', lifespan: null }))
      .accessKey;
    const documentId = await sponsor({ name: 'Ναυτιλιακή', events: [event] });
    await sponsors().clone({ documentId, data: { name: 'Ναυτιλιακή 2' } as never });
    await sponsors().update({ documentId, locale: 'en', data: { name: 'Shipping' } as never });
    const written = await office.http
      .put(`/api/sponsors/${documentId}?locale=el`)
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { events: { set: [{ documentId: event, status: 'published' }] } } });
    expect(written.status).toBe(200);
    const { errors } = await office.graphql(
      'mutation ($data: SponsorInput!, $id: ID!) { updateSponsor(documentId: $id, data: $data, locale: "el") { documentId } }',
      { data: { events: [event] }, id: documentId },
      token,
    );
    expect(errors).toBeUndefined();
    expect(await seen(event)).toEqual([]);
  });
});

describe('What a text names', () => {
  it('is not deleted while the text is on the desk or public, and whoever tries is told which it is', async () => {
    const place = await office.strapi.documents('api::place.place').create({ data: { name: 'Λιμάνι' }, locale: 'el' });
    const topic = await office.strapi.documents('api::topic.topic').create({ data: { name: 'Μουσική' } as never, locale: 'el' });
    const event = await drafted({ place: place.documentId, topics: [topic.documentId], title: 'Συναυλία χωρίς τόπο' });
    const remove = async (type: string, documentId: string, language = 'el') => {
      const { status, body: answer } = await admin.delete(
        `/content-manager/collection-types/api::${type}.${type}/${documentId}?locale=${language}`,
      );
      return [status, answer.error?.message];
    };
    const refused = [400, expect.stringContaining('“Συναυλία χωρίς τόπο”')];
    expect((await writer.post(at(event, 'submit', EVENT))).status).toBe(200);
    expect(await remove('place', place.documentId)).toEqual(refused);
    await letOut(office, EVENT, event);
    for (const [type, documentId] of [
      ['place', place.documentId],
      ['topic', topic.documentId],
      ['place', place.documentId],
    ] as const)
      expect([type, ...(await remove(type, documentId))]).toEqual([type, ...refused]);
    expect((await remove('organization', body))[0]).toBe(400);
    const bulk = await admin.post('/content-manager/collection-types/api::topic.topic/actions/bulkDelete', {
      documentIds: [topic.documentId],
    });
    expect(bulk.status).toBe(400);
    await events().update({ documentId: event, locale: 'el', data: { place: null, topics: [] } as never });
    expect(await remove('place', place.documentId)).toEqual(refused);
    await clear(event, 'correct', { note: NOTE });
    expect((await remove('place', place.documentId))[0]).toBe(200);
  });

  it('is deleted where readers do not see it, such as a sponsor who never agreed', async () => {
    const documentId = await sponsor({ name: 'Αρνήθηκε', sponsorshipStatus: 'declined' });
    await live({ sponsors: [documentId] });
    expect((await admin.delete(`/content-manager/collection-types/${SPONSOR}/${documentId}?locale=el`)).status).toBe(200);
  });
});
