import type { Response } from 'supertest';

import type { BookAnswer, BooksAnswer } from '../src/plugins/registers/shared/contracts';
import { runCommand } from './support/command';
import type { Registers } from './support/ledgers';
import { openOffice, type Office } from './support/office';
import { publishedRelease } from './support/paper';
import { logIn, type Person } from './support/people';

const RELEASE = 'api::press-release.press-release';
const AT = new Date('2026-05-04T09:00:00Z');
const REFUSED = /A number once given stays/;

const subject = (documentId: string) => ({ type: RELEASE, documentId, title: `Δελτίο ${documentId}` });

describe('The registers', () => {
  let office: Office;
  let registers: Registers;
  beforeAll(async () => {
    office = await openOffice();
    registers = office.strapi.plugin('registers').service('numbers') as unknown as Registers;
  });
  afterAll(() => office.close());

  const give = (documentId: string, organization: string, at = AT, year = 2026) =>
    registers.give({ type: RELEASE, organization, year, subject: subject(documentId), at });
  const sql = (text: string) => office.strapi.db.connection.raw(text);
  const given = async (organization: string): Promise<number[]> => {
    const { rows } = await sql(`SELECT number FROM register_numbers WHERE organization = '${organization}' ORDER BY number`);
    return rows.map(({ number }: { number: number }) => number);
  };

  it('give each type, body and year a series of its own, from 1 on', async () => {
    expect(await give('a1', 'town')).toEqual({ number: 1, year: 2026, label: '1/2026' });
    expect(await give('a2', 'town')).toMatchObject({ label: '2/2026' });
    expect(await give('a3', 'port')).toMatchObject({ label: '1/2026' });
    expect(await give('a4', 'town', new Date('2027-02-01T09:00:00Z'), 2027)).toMatchObject({ label: '1/2027' });
    expect(await registers.numberOf({ type: RELEASE, documentId: 'a2' })).toEqual({ number: 2, year: 2026, label: '2/2026' });
    expect(await registers.numberOf({ type: RELEASE, documentId: 'never' })).toBeNull();
  });

  it('change years when the office’s wall clock does, and refuse the year of another clock', async () => {
    const newYearInAthens = new Date('2026-12-31T22:30:00Z');
    expect(await give('b1', 'town', newYearInAthens, 2027)).toMatchObject({ year: 2027 });
    await expect(give('b2', 'town', newYearInAthens, 2026)).rejects.toThrow(/the office is in 2027/);
  });

  it('leave neither gap nor double when fifty publish at once and every fifth fails', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        office.strapi.db
          .transaction(async ({ trx }) => {
            const { number } = await give(`c${i}`, 'rush');
            await trx.raw('SELECT pg_sleep(0.005)');
            if (i % 5 === 0) throw new Error('fails after its number was given');
            return number;
          })
          .catch(() => null),
      ),
    );
    const numbers = outcomes.filter((number) => number !== null);
    expect(numbers).toHaveLength(40);
    const unbroken = Array.from({ length: 40 }, (_, i) => i + 1);
    expect(await given('rush')).toEqual(unbroken);
    expect(numbers.sort((a, b) => a - b)).toEqual(unbroken);
  });

  it('give a document one number, however often and at once it is asked for', async () => {
    const numbers = await Promise.all(Array.from({ length: 10 }, () => give('d1', 'twice')));
    expect(new Set(numbers.map(({ label }) => label))).toEqual(new Set(['1/2026']));
    expect(await give('d1', 'other body', new Date('2027-03-01T09:00:00Z'), 2027)).toMatchObject({ label: '1/2026' });
    expect(await give('d2', 'twice')).toMatchObject({ number: 2 });
  });

  it.each([
    `UPDATE register_numbers SET number = 99 WHERE document_id = 'a1'`,
    `UPDATE register_numbers SET title = 'x'`,
    `DELETE FROM register_numbers`,
    `TRUNCATE register_numbers`,
    `DELETE FROM register_series`,
    `TRUNCATE register_series CASCADE`,
    `UPDATE register_series SET last = 0 WHERE organization = 'rush'`,
  ])('are kept by the database itself: %s', async (statement) => {
    await expect(sql(statement)).rejects.toThrow(REFUSED);
  });

  it('give the number themselves, whatever is written', async () => {
    await sql(`INSERT INTO register_numbers VALUES ('${RELEASE}', 'twice', 2026, 1, '${RELEASE}', 'd3', 'x', now())`);
    expect(await registers.numberOf({ type: RELEASE, documentId: 'd3' })).toMatchObject({ number: 3 });
  });

  describe('as a book', () => {
    let town: string;
    let head: Person;
    const titles = ['=HYPERLINK("http://x")', 'Ωράριο λειτουργίας, «θερινό»', 'Şenlik çağrısı: İğdır, ğüşöç'];
    beforeAll(async () => {
      const organizations = office.strapi.documents('api::organization.organization');
      town = (await organizations.create({ data: { name: 'Δήμος Παραλίας', kind: 'municipality' }, locale: 'el' })).documentId;
      for (const title of titles) {
        const { documentId } = await publishedRelease(office, { title, kind: 'statement' });
        await registers.give({
          type: RELEASE,
          organization: town,
          year: 2026,
          subject: { type: RELEASE, documentId, title },
          at: AT,
        });
      }
      head = await logIn(office, 'head');
    });
    const book = async (query: string) =>
      (await head.get(`/registers/book?type=${RELEASE}&${query}`)).body as unknown as BookAnswer;
    const paper = async (format: string, language = 'el') => {
      const address = `/registers/paper?type=${RELEASE}&body=${town}&year=2026&language=${language}&format=${format}`;
      return (await office.http.get(address).set(head.bearer).buffer().parse(bytes)).body as Buffer;
    };

    it('is read by whoever may, in words, page by page', async () => {
      expect((await (await logIn(office, 'writer')).get(`/registers/book?type=${RELEASE}`)).status).toBe(403);
      const { data, pagination } = await book(`body=${town}&year=2026&pageSize=2`);
      expect(pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 3 });
      expect(data[0]).toMatchObject({
        label: '3/2026',
        date: '2026-05-04',
        title: titles[2],
        kind: 'Δήλωση',
        body: 'Δήμος Παραλίας',
        state: 'Δημοσιεύτηκε',
      });
      expect((await book(`body=${town}&page=2&pageSize=2&language=tr`)).data[0]).toMatchObject({
        label: '1/2026',
        state: 'Yayımlandı',
      });
      expect((await book(`body=${town}&words=ωραριο`)).data.map(({ label }) => label)).toEqual(['2/2026']);
      expect((await book(`body=${town}&words=3/2026`)).data.map(({ title }) => title)).toEqual([titles[2]]);
      expect((await book(`body=town&year=2026`)).data[0]).toMatchObject({ state: 'Διαγράφηκε', kind: '' });
      for (const wrong of ['page=0', 'year=x', 'language=de', 'other=1'])
        expect((await head.get(`/registers/book?type=${RELEASE}&${wrong}`)).status).toBe(400);
      const { types, bodies, years } = (await head.get('/registers/books?language=el')).body as unknown as BooksAnswer;
      expect([types, years]).toEqual([[{ value: RELEASE, name: 'Δελτία τύπου' }], [2027, 2026]]);
      expect(bodies).toContainEqual({ value: town, name: 'Δήμος Παραλίας' });
    });

    it('is taken along for Excel, with nothing in it that reckons', async () => {
      const lines = (await paper('csv')).toString('utf8').split('\r\n');
      expect(lines[0]).toBe('\ufeffΑριθμός,Ημερομηνία,Τίτλος,Είδος,Φορέας,Κατάσταση');
      expect(lines[1]).toBe(`1/2026,04/05/2026,"'=HYPERLINK(""http://x"")",Δήλωση,Δήμος Παραλίας,Δημοσιεύτηκε`);
      const sheet = await paper('xlsx');
      expect(sheet.subarray(0, 2).toString()).toBe('PK');
      expect(sheet.length).toBeGreaterThan(2_000);
    });

    it('is printed with a font that has Greek and Turkish letters', async () => {
      const print = await paper('pdf', 'tr');
      expect(print.subarray(0, 5).toString()).toBe('%PDF-');
      expect(print.toString('latin1')).toMatch(/DejaVuSansCondensed/);
    });
  });

  it('go on from the book on paper, once and never backwards', async () => {
    const { documentId: body } = await office.strapi
      .documents('api::organization.organization')
      .create({ data: { name: 'Λιμενικό Ταμείο', kind: 'legal-entity' }, locale: 'el' });
    const start = (from: string, type = 'press-release', of = body) =>
      runCommand(office.databaseUrl, 'registers', 'start', '--type', type, '--body', of, '--year', '2026', '--from', from);
    expect(await start('1240')).toMatchObject({ status: 0 });
    expect(await start('124')).toMatchObject({
      status: 0,
      out: 'The next press-release of Λιμενικό Ταμείο in 2026 gets the number 124/2026.\n',
    });
    expect(await give('f1', body)).toMatchObject({ label: '124/2026' });
    expect(await start('100')).toMatchObject({
      status: 1,
      said: '124/2026 was given already, so the series cannot start from 100.\n',
    });
    expect(await give('f2', body)).toMatchObject({ label: '125/2026' });
    expect(await start('1', 'topic')).toMatchObject({ status: 1, said: expect.stringMatching(/no register of “topic”/) });
    expect(await start('1', 'press-release', 'nobody')).toMatchObject({
      status: 1,
      said: expect.stringMatching(/no body “nobody”/),
    });
    expect(await start('0')).toMatchObject({ status: 2 });
    const { rows } = await sql(`SELECT title, after FROM audit_log WHERE act = 'registers.start' ORDER BY number DESC LIMIT 1`);
    expect(rows[0]).toMatchObject({ title: 'Λιμενικό Ταμείο', after: expect.stringMatching(/"next": 124/) });
  });
});

/** The body of an answer as it came. */
function bytes(answer: Response, done: (fault: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => done(null, Buffer.concat(parts)));
}
