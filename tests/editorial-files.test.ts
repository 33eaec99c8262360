import { type EditorialOffice, openEditorialOffice } from './support/editorial';
import { type Kept, type Library, openLibrary } from './support/library';
import { photograph } from './support/samples';

let { office, writer, editor, head, approved, done, drafted } = {} as EditorialOffice;
let library: Library;
let content: Buffer;

beforeAll(async () => {
  ({ office, writer, editor, head, approved, done, drafted } = await openEditorialOffice());
  library = await openLibrary(office);
  content = await photograph({ width: 60, height: 40 });
});
afterAll(() => office.close());

const picture = async () => (await library.kept({ name: 'limani.jpg', content }))[0]!;
const captioned = ({ id }: Kept) => ({ images: [{ file: id, alt: 'Το λιμάνι' }] });
const amongWords = ({ name, url, hash, ext, mime, width, height }: Kept) => {
  const image = { name, url: `http://localhost${url}`, hash, ext, mime, width, height, alternativeText: 'Το λιμάνι', size: 1 };
  const image2 = {
    ...image,
    formats: {},
    provider: 'local',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
  return {
    body: [
      { type: 'paragraph', children: [{ type: 'text', text: 'Κείμενο.' }] },
      { type: 'image', image: image2, children: [{ type: 'text', text: '' }] },
    ],
  };
};

/** Every way to change a file or to take it away; answers what each said. */
async function attempts({ id }: Kept): Promise<number[]> {
  const other = await photograph({ width: 61, height: 40 });
  const about = (fields: object) =>
    office.http
      .post(`/upload?id=${id}`)
      .set('Authorization', `Bearer ${library.admin}`)
      .field('fileInfo', JSON.stringify(fields));
  const byKey = { Authorization: `Bearer ${library.key}` };
  const answers = [
    await library.replace(id, { name: 'allo.jpg', content: other }),
    await about({ caption: 'Άλλα λόγια' }),
    await writer.put(`/media/files/${id}`, { altTexts: { el: 'Άλλο' } }),
    await office.http
      .put(`/api/media/files/${id}`)
      .set(byKey)
      .send({ altTexts: { el: 'Άλλο' } }),
    await library.remove(id),
    await office.http.delete(`/api/upload/files/${id}`).set(byKey),
  ];
  return answers.map(({ status }) => status);
}

async function expectAsItWas(file: Kept): Promise<void> {
  const { url, hash, altTexts, caption } = await office.strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id: file.id } });
  expect({ url, hash, altTexts, caption }).toEqual({ url: file.url, hash: file.hash, altTexts: null, caption: null });
  expect((await library.content(file)).equals(await library.content({ url }))).toBe(true);
}

describe('A file', () => {
  it.each([
    ['shown beside the text', captioned],
    ['among its words', amongWords],
  ])('%s stands still while the text is submitted, approved or public, at every door', async (_, shown) => {
    const file = await picture();
    const bytes = await library.content(file);
    const documentId = await drafted('Στο λιμάνι', shown(file));
    expect((await writer.put(`/media/files/${file.id}`, { credit: 'Γραφείο Τύπου' })).status).toBe(200);
    await done(writer, documentId, 'submit');
    expect(await attempts(file)).toEqual([400, 400, 400, 400, 400, 400]);
    await done(editor, documentId, 'approve');
    expect(await attempts(file)).toEqual([400, 400, 400, 400, 400, 400]);
    await done(head, documentId, 'publish');
    expect(await attempts(file)).toEqual([400, 400, 400, 400, 400, 400]);
    await expectAsItWas(file);
    expect((await library.content(file)).equals(bytes)).toBe(true);
  });

  it('may be changed while the text is being written, and when it is gone from readers', async () => {
    const file = await picture();
    const documentId = await approved(captioned(file));
    const refused = await writer.put(`/media/files/${file.id}`, { altTexts: { el: 'Άλλο' } });
    expect(refused.body.error?.message).toContain('“Νέα ώρα”');
    await done(editor, documentId, 'return', { reason: 'Άλλη φωτογραφία, παρακαλώ' });
    expect((await writer.put(`/media/files/${file.id}`, { altTexts: { el: 'Άλλο' } })).status).toBe(200);
  });

  it('is not put into an entry by its upload', async () => {
    const sent = office.http.post('/upload').set('Authorization', `Bearer ${library.admin}`).attach('files', content, 'logo.jpg');
    const hung = await sent.field('ref', 'api::organization.organization').field('refId', '1').field('field', 'logo');
    expect([hung.status, hung.body.error?.details.refusals[0].code]).toEqual([400, 'no-hanging']);
  });
});
