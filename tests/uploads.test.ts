import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import sharp from 'sharp';

import { namesOf, openLibrary, type Kept, type Library } from './support/library';
import { openOffice, type Office } from './support/office';
import * as samples from './support/samples';

const latin = (text: string) => Buffer.from(text, 'latin1');

const KEPT_HASH = /^plateia-agiou-stefanou_[0-9a-f]{32}$/;

describe('Uploads', () => {
  let office: Office;
  let library: Library;
  beforeAll(async () => {
    office = await openOffice();
    library = await openLibrary(office);
  });
  afterAll(() => office.close());

  const nothingIsKept = async (act: () => Promise<unknown>) => {
    const before = [await library.rows(), await library.stored()];
    await act();
    expect([await library.rows(), await library.stored()]).toEqual(before);
  };

  it('are kept with their sizes under a readable name that nobody can guess, and go with all of them', async () => {
    const [file] = await library.kept({
      name: 'Πλατεία Αγίου Στεφάνου.JPG',
      content: await samples.photograph({ width: 1700, height: 400 }),
    });
    expect(file).toMatchObject({
      name: 'Πλατεία Αγίου Στεφάνου.jpg',
      mime: 'image/jpeg',
      ext: '.jpg',
      width: 1700,
      height: 400,
    });
    expect(file!.hash).toMatch(KEPT_HASH);
    expect(Object.keys(file!.formats ?? {}).sort()).toEqual(['large', 'medium', 'small', 'thumbnail']);
    expect(await library.stored()).toEqual(expect.arrayContaining(namesOf(file!)));
    const { status, headers } = await office.http.get(file!.formats!.small!.url);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/jpeg', 'nosniff']);
    expect((await library.remove(file!.id)).status).toBe(200);
    expect((await library.stored()).filter((name) => name.includes(file!.hash))).toEqual([]);
  });

  describe('of other files', () => {
    it.each([
      ['report.pdf', samples.PDF, 'application/pdf'],
      ['act.docx', samples.wordDocument(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['act.odt', samples.openDocument(), 'application/vnd.oasis.opendocument.text'],
      ['sheet.ods', samples.openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
      ['Κατάλογος.csv', Buffer.from('όνομα;ποσό\nΆννα;3\n'), 'text/csv'],
      ['notes.txt', Buffer.from('Καλημέρα'), 'text/plain'],
    ])('%s is kept as what it is', async (name, file, mime) => {
      const [entry] = await library.kept({ name, content: file, type: 'application/octet-stream' });
      expect(entry).toMatchObject({ name, mime });
      expect((await library.content(entry!)).equals(file)).toBe(true);
    });

    it('go by their content, whatever their name and declared type say', async () => {
      const entries = await library.kept(
        { name: 'page.html', content: samples.PDF, type: 'text/html' },
        { name: 'photo.png', content: await samples.photograph(), type: 'image/png' },
      );
      expect(entries.find(({ mime }) => mime === 'application/pdf')).toMatchObject({ name: 'page.html.pdf', ext: '.pdf' });
      expect(entries.find(({ mime }) => mime === 'image/jpeg')).toMatchObject({ name: 'photo.png.jpg', ext: '.jpg' });
    });
  });

  describe('are refused, and nothing is kept,', () => {
    const refused: [what: string, name: string, type: string, content: Buffer, code: string][] = [
      ['a program called .png', 'a.png', 'image/png', samples.ELF, 'file-program'],
      ['a web page called .png', 'a.png', 'image/png', samples.HTML, 'file-html'],
      ['an SVG', 'a.svg', 'image/svg+xml', samples.SVG, 'file-svg'],
      ['an SVG declared as text', 'a.txt', 'text/plain', samples.SVG, 'file-svg'],
      ['text that would be a page by its name', 'a.html', 'text/plain', Buffer.from('hello'), 'file-text-named-otherwise'],
      ['an archive called .docx', 'a.docx', 'application/zip', samples.archive({ 'a.txt': 'a' }), 'file-archive'],
      ['the first bytes of a picture and no more', 'a.png', 'image/png', latin('\x89PNG\r\n\x1a\n<html>'), 'file-damaged'],
      ['a page that begins as a picture', 'a.gif', 'image/gif', latin('GIF89a/*<script>alert(1)</script>*/'), 'file-damaged'],
    ];
    it.each(refused)('%s', async (_what, name, type, file, code) => {
      for (const upload of [library.upload, library.uploadByKey]) {
        await nothingIsKept(async () => {
          const { status, body } = await upload({ name, content: file, type: type || undefined });
          expect([status, body.error.details.refusals[0]?.code]).toEqual([400, code]);
          expect(body.error.message).toMatch(new RegExp(`^The file “${name}” was refused: its content is .*Allowed are .*\\.$`));
        });
      }
    });

    it('a picture that breaks off', async () => {
      const picture = await samples.photograph();
      await nothingIsKept(async () => {
        const { status, body } = await library.upload({ name: 'half.jpg', content: picture.subarray(0, picture.length / 2) });
        expect([status, body.error.details.refusals[0]?.code]).toEqual([400, 'file-damaged']);
      });
    });

    it('an empty file, alone or among others', async () => {
      const empty = { name: 'nothing.txt', content: Buffer.alloc(0) };
      await nothingIsKept(async () => {
        const alone = (await library.upload(empty)).body.error;
        expect([alone.name, alone.details.refusals[0]?.code]).toEqual(['Refused', 'file-empty']);
        expect(alone.message).toContain('“nothing.txt” was refused: its content is empty');
        const { status, body } = await library.upload(empty, { name: 'a.pdf', content: samples.PDF });
        expect([status, body.error.details.refusals[0]?.code]).toEqual([400, 'file-empty']);
      });
    });

    it('all files of a lot of which one is refused, each reason told', async () => {
      await nothingIsKept(async () => {
        const { status, body } = await library.upload(
          { name: 'good.pdf', content: samples.PDF },
          { name: 'one.svg', content: samples.SVG },
          { name: 'two.png', content: samples.ELF },
        );
        const codes = body.error.details.refusals.map(({ code }) => code);
        expect([status, codes.sort()]).toEqual([400, ['file-program', 'file-svg']]);
      });
    });

    it('in the language of whoever brings them', async () => {
      const svg = { name: 'σήμα.svg', content: samples.SVG };
      expect((await library.uploadIn('el', svg)).body.error.message).toMatch(/^Το αρχείο «σήμα.svg» δεν έγινε δεκτό/);
      expect((await library.uploadIn('tr', svg)).body.error.message).toMatch(/^“σήμα.svg” dosyası kabul edilmedi/);
    });

    it('a file over the limit, which is named', async () => {
      await nothingIsKept(async () => {
        const { status, body } = await library.uploadIn('el', { name: 'a.txt', content: Buffer.alloc(101 * 1024 * 1024, 65) });
        expect([status, body.error.name]).toEqual([413, 'PayloadTooLargeError']);
        expect(body.error.message).toBe(
          'Η αποστολή δεν έγινε δεκτή: τα αρχεία της μαζί είναι μεγαλύτερα από 100 MB, που είναι το όριο.',
        );
      });
    });

    it('whatever comes to another door, or without a name on it, before a byte of it is kept', async () => {
      const temporaries = () => readdirSync(tmpdir()).filter((name) => /^[a-z0-9]{25}$/.test(name));
      const before = temporaries();
      const send = (door: string) => office.http.post(door).attach('other', samples.PDF, 'a.pdf');
      expect([(await send('/upload')).status, (await send('/api/upload')).status, (await send('/nowhere')).status]).toEqual([
        401, 401, 415,
      ]);
      await library.upload({ name: 'one.svg', content: samples.SVG });
      await office.http.post('/upload').set('Authorization', 'Bearer nobody').attach('other', samples.PDF, 'a.pdf');
      // Other tests receive files in the same folder, but none stays.
      const left = () => temporaries().filter((name) => !before.includes(name));
      for (let tries = 0; tries < 50 && left().length > 0; tries += 1) await sleep(100);
      expect(left()).toEqual([]);
    });
  });

  describe('that take the place of another file', () => {
    it('keep its address, and no size of the old picture stays', async () => {
      const [old] = await library.kept({ name: 'a.jpg', content: await samples.photograph({ width: 1700, height: 400 }) });
      const before = await library.stored();
      const { status, body } = await library.replace(old!.id, {
        name: 'b.png',
        content: await samples.photograph({ width: 500, height: 300, format: 'png' }),
      });
      const file = body as unknown as Kept;
      expect([status, file.url, file.mime, file.width]).toEqual([200, old!.url, 'image/jpeg', 500]);
      expect((await sharp(await library.content(file)).metadata()).format).toBe('jpeg');
      expect(Object.keys(file.formats ?? {}).sort()).toEqual(['small', 'thumbnail']);
      expect((await library.stored()).sort()).toEqual(
        before.filter((name) => !/^(large|medium)_/.test(name) || !name.includes(old!.hash)).sort(),
      );
    });

    it('must be of its kind, and allowed', async () => {
      const [old] = await library.kept({ name: 'a.pdf', content: samples.PDF });
      await nothingIsKept(async () => {
        const other = await library.replace(old!.id, { name: 'b.txt', content: Buffer.from('text') });
        expect([other.status, other.body.error.details.refusals[0]?.code]).toEqual([400, 'file-of-another-kind']);
        const svg = await library.replace(old!.id, { name: 'b.pdf', content: samples.SVG });
        expect([svg.status, svg.body.error.details.refusals[0]?.code]).toEqual([400, 'file-svg']);
      });
      expect((await library.content(old!)).equals(samples.PDF)).toBe(true);
    });
  });

  it('whose entry cannot be written leave nothing behind', async () => {
    const fault = office.strapi.db.lifecycles.subscribe({
      models: ['plugin::upload.file'],
      beforeCreate: () => {
        throw new Error('the database is gone');
      },
    });
    await nothingIsKept(async () => {
      const { status, body } = await library.upload({ name: 'a.jpg', content: await samples.photograph() });
      expect([status, body.error.message]).toEqual([500, 'Internal Server Error']);
    });
    fault();
  });
});
