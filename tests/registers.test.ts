import type { Registers } from './support/ledgers';
import { openOffice, type Office } from './support/office';

const RELEASE = 'api::press-release.press-release';
const AT = new Date('2026-05-04T09:00:00Z');
const REFUSED = /A number once given stays/;

const subject = (documentId: string) => ({ type: RELEASE, documentId, title: `Δελτίο ${documentId}` });

describe('The registers', () => {
  let office: Office;
  let registers: Registers;
  beforeAll(async () => {
    office = await openOffice({ DATABASE_POOL_MAX: '60' });
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
          .transaction(async () => {
            const { number } = await give(`c${i}`, 'rush');
            await sql('SELECT pg_sleep(0.005)');
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
});
