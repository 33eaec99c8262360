import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { logIn, type Person } from './support/people';

const RELEASE = 'api::press-release.press-release';

describe('The editorial desk', () => {
  let office: Office;
  let writer: Person, editor: Person, head: Person;
  let body: string;

  beforeAll(async () => {
    office = await openOffice();
    [writer, editor, head] = [await logIn(office, 'writer'), await logIn(office, 'editor'), await logIn(office, 'head')];
    const data = { name: 'Δήμος', kind: 'municipality' as const };
    body = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' })).documentId;
  });
  afterAll(() => office.close());

  const at = (documentId: string, verb = '') => `/editorial/${RELEASE}/${documentId}${verb && `/${verb}`}`;

  it('lets a release out that one wrote and another cleared, with its number', async () => {
    const { documentId } = await draftRelease(office, { title: 'Νέα ώρα', organization: body });
    expect((await writer.get(at(documentId))).body.data).toMatchObject({ state: 'draft', live: 'never' });
    const submitted = await writer.post(at(documentId, 'submit'), { locale: 'el' });
    expect([submitted.status, submitted.body.data ?? submitted.body.error]).toMatchObject([200, { state: 'submitted' }]);
    const approved = await editor.post(at(documentId, 'approve'));
    expect([approved.status, approved.body.data ?? approved.body.error]).toMatchObject([
      200,
      { state: 'approved', isAsApproved: true },
    ]);
    expect((await writer.post(at(documentId, 'publish'))).body.error).toMatchObject({ name: 'Refused' });
    const published = await head.post(at(documentId, 'publish'));
    expect([published.status, published.body.data ?? published.body.error]).toMatchObject([
      200,
      { state: 'published', live: 'published' },
    ]);
    const { body: out } = await office.http.get(`/api/press-releases/${documentId}?locale=el`).expect(200);
    expect(out.data).toMatchObject({ number: expect.stringMatching(/^1\/20\d\d$/), lifecycle: 'live' });
    const again = await head.post(at(documentId, 'publish'));
    expect(again.body.error).toMatchObject({ details: { refusals: [{ code: 'wrong-state' }] } });
  });
});
