import type { BookAnswer } from '../src/plugins/registers/shared/contracts';
import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { draftRelease, letOut } from './support/paper';
import type { Person } from './support/people';

const EVENT = 'api::event.event';

const SEEN =
  'lifecycle lifecycleNote publicUpdatedAt replacedByUrl replacedBy { documentId title } changeNotes { note major at }';

type Seen = {
  lifecycle: string;
  lifecycleNote: string | null;
  publicUpdatedAt: string;
  replacedByUrl: string | null;
  replacedBy: { documentId: string } | null;
  changeNotes: { note: string; major: boolean }[];
};

type Refused = { error: { details: { requestId: string } } };

/** Each answer names its own request. */
const withoutItsNumber = (body: Refused) => ({
  ...body,
  error: { ...body.error, details: { ...body.error.details, requestId: '' } },
});

describe('After publication', () => {
  let { office, writer, editor, head, body: organization } = {} as EditorialOffice;

  beforeAll(async () => {
    ({ office, writer, editor, head, body: organization } = await openEditorialOffice());
  });
  afterAll(() => office.close());

  const act = async (person: Person, documentId: string, verb: string, words: object = {}, type = RELEASE) => {
    const answer = await person.post(`/editorial/${type}/${documentId}/${verb}`, words);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  };
  const published = async (fields: object) => {
    const { documentId } = await draftRelease(office, { organization, ...fields });
    await act(writer, documentId, 'submit');
    await act(editor, documentId, 'approve');
    await act(editor, documentId, 'publish');
    return documentId;
  };
  const overRest = (documentId: string, language = 'en') =>
    office.http
      .get(`/api/press-releases/${documentId}?locale=el&populate[0]=replacedBy&populate[1]=changeNotes`)
      .set('Accept-Language', language);
  const overGraphql = (documentId: string) =>
    office.graphql<{ pressRelease: Seen | null }>(`{ pressRelease(documentId: "${documentId}", locale: "el") { ${SEEN} } }`);
  /** What websites see, the same through both doors. */
  const seen = async (documentId: string): Promise<Seen> => {
    const rest = (await overRest(documentId).expect(200)).body.data;
    const { data, errors } = await overGraphql(documentId);
    expect(errors).toBeUndefined();
    expect(rest).toMatchObject(data.pressRelease ?? { missing: true });
    return data.pressRelease as Seen;
  };

  it('a correction carries its note; a minor one moves no date', async () => {
    const documentId = await published({ title: 'Ώρες λειτουργίας' });
    const first = await seen(documentId);
    expect(first).toMatchObject({ lifecycle: 'live', changeNotes: [], replacedBy: null, replacedByUrl: null });
    const correct = async (note: string, major: boolean) => {
      const data = { subtitle: note };
      await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data });
      await act(writer, documentId, 'submit');
      await act(editor, documentId, 'approve');
      await act(editor, documentId, 'correct', { note, major });
      return seen(documentId);
    };
    const minor = await correct('Διορθώθηκε ένα τυπογραφικό λάθος.', false);
    expect(minor).toMatchObject({ lifecycle: 'corrected', publicUpdatedAt: first.publicUpdatedAt });
    const major = await correct('Άλλαξε η ώρα έναρξης σε 10:00.', true);
    expect(major.changeNotes).toMatchObject([{ major: false }, { major: true, note: 'Άλλαξε η ώρα έναρξης σε 10:00.' }]);
    expect(major.publicUpdatedAt > first.publicUpdatedAt).toBe(true);
  });

  it('what is withdrawn stays to be read, with the reason', async () => {
    const documentId = await published({ title: 'Άρση μέτρων' });
    const before = await seen(documentId);
    await act(head, documentId, 'withdraw', { reason: 'Ανακλήθηκε η απόφαση.' });
    const after = await seen(documentId);
    expect(after).toMatchObject({ lifecycle: 'withdrawn', lifecycleNote: 'Ανακλήθηκε η απόφαση.' });
    expect(after.publicUpdatedAt > before.publicUpdatedAt).toBe(true);
  });

  it('what was redirected leads to the other, also after what it refers to, or the other itself, is published again', async () => {
    const event = await office.strapi.documents(EVENT).create({
      data: { title: 'Συναυλία', kind: 'cultural', startsAt: '2026-12-20T18:00:00Z', organization } as never,
      locale: 'el',
    });
    await letOut(office, EVENT, event.documentId);
    const old = await published({ title: 'Παλιό', relatedEvents: [event.documentId] });
    const fresh = await published({ title: 'Νέο' });
    await act(head, old, 'redirect', { to: fresh, reason: 'Ενώθηκαν τα δύο δελτία.' });
    const leads = {
      lifecycle: 'merged',
      lifecycleNote: 'Ενώθηκαν τα δύο δελτία.',
      replacedBy: { documentId: fresh, title: 'Νέο' },
    };
    expect(await seen(old)).toMatchObject(leads);
    const back = await head.post(`/editorial/${RELEASE}/${fresh}/redirect`, { to: old });
    expect(back.body.error?.details).toMatchObject({ refusals: [{ code: 'target-leads-on' }] });
    const named = await head.post(`/editorial/${RELEASE}/${fresh}/redirect`, { url: 'https://dimos.example:x@other.example' });
    expect([named.status, named.body.error?.name]).toEqual([400, 'ValidationError']);
    await letOut(office, EVENT, event.documentId);
    expect(await seen(old)).toMatchObject(leads);
    await letOut(office, RELEASE, fresh);
    expect(await seen(old)).toMatchObject(leads);
    const related = await office.http.get(`/api/press-releases/${old}?locale=el&populate=relatedEvents`);
    expect(related.body.data.relatedEvents).toMatchObject([{ documentId: event.documentId }]);
    await act(head, fresh, 'unpublish', { reason: 'Εκδόθηκε κατά λάθος.' });
    expect(await seen(old)).toMatchObject({ lifecycle: 'merged', replacedBy: null });
  });

  it('and in its own language only', async () => {
    const { documentId } = await draftRelease(office, { organization, title: 'Δίγλωσσο' });
    const tr = {
      title: 'İki dilli',
      summary: 'Özet',
      body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Metin' }] }],
    };
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'tr', data: tr as never });
    await letOut(office, RELEASE, documentId, ['el', 'tr']);
    const fresh = await published({ title: 'Το νεότερο' });
    await act(head, documentId, 'redirect', { locale: 'el', to: fresh });
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'tr', data: { subtitle: 'Alt başlık' } });
    await letOut(office, RELEASE, documentId, ['tr']);
    expect(await seen(documentId)).toMatchObject({ lifecycle: 'merged', replacedBy: { documentId: fresh } });
    const inTurkish = await office.http.get(`/api/press-releases/${documentId}?locale=tr&populate=replacedBy`).expect(200);
    expect(inTurkish.body.data).toMatchObject({ lifecycle: 'live', replacedBy: null, subtitle: 'Alt başlık' });
  });

  it('what was unpublished answers 410 with the reason and where to go on', async () => {
    const documentId = await published({ title: 'Λάθος δελτίο' });
    const fresh = await published({ title: 'Σωστό δελτίο' });
    await act(head, documentId, 'unpublish', { reason: 'Περιείχε προσωπικά δεδομένα.' });
    const gone = { reason: 'Περιείχε προσωπικά δεδομένα.', replacedBy: null, url: null };
    const rest = await overRest(documentId, 'el');
    expect([rest.status, rest.body]).toMatchObject([
      410,
      { data: null, error: { status: 410, name: 'Gone', message: expect.stringContaining('δεν είναι πια'), details: gone } },
    ]);
    const answer = await overGraphql(documentId);
    expect(answer).toMatchObject({
      data: { pressRelease: null },
      errors: [{ extensions: { code: 'STRAPI_GONE', error: { name: 'Gone', details: gone } } }],
    });
    await act(head, documentId, 'redirect', { to: fresh, url: 'https://dimos.example/nea' });
    const details = { ...gone, replacedBy: fresh, url: 'https://dimos.example/nea' };
    expect((await overRest(documentId)).body.error).toMatchObject({ status: 410, details });
    await act(head, fresh, 'unpublish', { reason: 'Αποσύρθηκε και αυτό.' });
    expect((await overRest(documentId)).body.error.details).toMatchObject({ replacedBy: null });
    // A draft of the next attempt changes nothing; what is out again is found again.
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { title: 'Νέα προσπάθεια' } });
    expect(JSON.stringify((await overRest(documentId).expect(410)).body)).not.toContain('Νέα προσπάθεια');
    expect((await office.http.get(`/api/press-releases/${documentId}?locale=tr`)).status).toBe(404);
  });

  it('but what is not out yet is like what never was', async () => {
    const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
    const draft = await draftRelease(office, { organization, title: 'Πρόχειρο' });
    const held = await draftRelease(office, { organization, title: 'Υπό εμπάργκο', embargoUntil });
    const returned = await draftRelease(office, { organization, title: 'Επιστράφηκε' });
    for (const { documentId } of [held, returned]) await act(writer, documentId, 'submit');
    await act(editor, held.documentId, 'approve');
    await act(editor, returned.documentId, 'return', { reason: 'Λείπει η ημερομηνία.' });
    const unknown = 'abcdefghijklmnopqrstuvwx';
    const rest = await overRest(unknown);
    const graphql = await overGraphql(unknown);
    expect([rest.status, graphql.data]).toEqual([404, { pressRelease: null }]);
    for (const { documentId } of [draft, held, returned]) {
      const answer = await overRest(documentId);
      expect([answer.status, withoutItsNumber(answer.body)]).toEqual([404, withoutItsNumber(rest.body)]);
      expect(await overGraphql(documentId)).toEqual(graphql);
    }
  });

  it('is told by the register book in the desk’s words, page and paper alike', async () => {
    const [documentId, to] = [await published({ title: 'Στο βιβλίο' }), await published({ title: 'Το νεότερο' })];
    const book = `?type=${RELEASE}&body=${organization}&language=en`;
    const state = async (document = documentId) => {
      const { data } = (await head.get(`/registers/book${book}`)).body as unknown as BookAnswer;
      return data.find((line) => line.document.documentId === document)?.stateCode;
    };
    expect(await state()).toBe('published');
    await office.strapi.documents(RELEASE).update({ documentId, locale: 'el', data: { title: 'Στο βιβλίο, σωστά' } });
    await act(writer, documentId, 'submit');
    await act(editor, documentId, 'approve');
    expect(await state()).toBe('published');
    await act(editor, documentId, 'correct', { note: 'Διορθώθηκε ο τίτλος.' });
    expect(await state()).toBe('corrected');
    await act(head, documentId, 'withdraw', { reason: 'Το ζήτησε η υπηρεσία.' });
    expect(await state()).toBe('withdrawn');
    const paper = await office.http.get(`/registers/paper${book}&format=csv`).set(head.bearer);
    expect(paper.text.split('\r\n').find((line) => line.includes('Στο βιβλίο'))).toMatch(/,Withdrawn$/);
    await act(head, documentId, 'unpublish', { reason: 'Το ζήτησε η υπηρεσία.' });
    expect(await state()).toBe('unpublished');
    const older = await published({ title: 'Το παλαιότερο' });
    await act(head, older, 'redirect', { to });
    expect(await state(older)).toBe('merged');
  });
});
