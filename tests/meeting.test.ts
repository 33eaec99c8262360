import { openOffice, type Office } from './support/office';
import { letOut } from './support/paper';
import { logIn, type Person } from './support/people';

const EVENT = 'api::event.event';
const SPONSOR = 'api::sponsor.sponsor';
const LINKS = 'sponsors_events_lnk';

describe('Two who write at the same moment', () => {
  let office: Office;
  let admin: Person;
  let event: string;
  let sponsor: string;

  beforeAll(async () => {
    office = await openOffice({ RATE_READS: '0', RATE_WRITES: '0' });
    admin = await logIn(office, 'admin');
    const data = { title: 'Γιορτή', kind: 'cultural', startsAt: '2027-06-01T18:00:00Z', timezone: 'Europe/Athens' };
    event = (await office.strapi.documents(EVENT).create({ data: data as never, locale: 'el' })).documentId;
    await letOut(office, EVENT, event);
    const given = { name: 'Χορηγός', kind: 'money' };
    sponsor = (await office.strapi.documents(SPONSOR).create({ data: given as never, locale: 'el' })).documentId;
  });
  afterAll(() => office.close());

  const sql = (text: string) => office.strapi.db.connection.raw(text);
  const save = (fields: object, headers: Record<string, string> = {}) =>
    office.http
      .put(`/content-manager/collection-types/${SPONSOR}/${sponsor}?locale=el`)
      .set({ ...admin.bearer, ...headers })
      .send({ name: 'Χορηγός', kind: 'money', events: { set: [{ documentId: event, locale: 'el' }] }, ...fields });
  const noteOf = async () => (await office.strapi.documents(SPONSOR).findOne({ documentId: sponsor, locale: 'el' }))?.valueNote;

  /** What PostgreSQL says of a row that is no more, the first so many times; a sequence is not set back with a transaction. */
  const failing = async (code: string, times: number) => {
    await sql(`CREATE SEQUENCE met;
      CREATE FUNCTION met() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('met') <= ${times} THEN RAISE EXCEPTION 'no such row' USING ERRCODE = '${code}', TABLE = '${LINKS}'; END IF;
        RETURN NEW; END $$;
      CREATE TRIGGER met BEFORE INSERT ON ${LINKS} FOR EACH ROW EXECUTE FUNCTION met()`);
    await sql(`DELETE FROM ${LINKS}`);
  };
  afterEach(() => sql('DROP FUNCTION IF EXISTS met() CASCADE; DROP SEQUENCE IF EXISTS met'));

  it.each(['23503', '40P01'])('do not hear of it: what the database ended with %s is done once more', async (code) => {
    await failing(code, 1);
    const { status } = await save({ valueNote: code });
    expect([status, await noteOf()]).toEqual([200, code]);
    const { rows } = await sql(`SELECT count(*)::int FROM sponsors WHERE document_id = '${sponsor}'`);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('are told so in their language where it happens again, and nothing is written', async () => {
    await failing('23503', 1_000);
    const { status, body } = await save({ valueNote: 'never' });
    expect([status, body.error.name, body.error.message]).toEqual([
      409,
      'Conflict',
      expect.stringMatching(/Δεν αποθηκεύτηκε|Nothing was saved/),
    ]);
    expect(await noteOf()).not.toBe('never');
  });

  it('are told so over GraphQL too', async () => {
    const given = { name: 'meeting', type: 'full-access', lifespan: null };
    const { accessKey } = await office.strapi.service('admin::api-token').create(given);
    await failing('40P01', 1_000);
    const mutation = `mutation ($id: ID!, $data: SponsorInput!) { updateSponsor(documentId: $id, data: $data, locale: "el") { name } }`;
    const { errors } = await office.graphql(mutation, { id: sponsor, data: { valueNote: 'never', events: [event] } }, accessKey);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/Nothing was saved/), path: ['updateSponsor'] }),
    ]);
    expect(errors?.[0]?.extensions).toEqual({ code: 'STRAPI_CONFLICT', error: expect.objectContaining({ name: 'Conflict' }) });
    expect(await noteOf()).not.toBe('never');
  });

  it('are not told so of a fault of another kind', async () => {
    await failing('23514', 1);
    expect((await save({})).status).toBe(500);
  });

  it('both come through while an event is published again and again', async () => {
    const statuses: number[] = [];
    const publish = async () => {
      for (let i = 0; i < 15; i++) await letOut(office, EVENT, event);
    };
    const write = async (of: number) => {
      for (let i = 0; i < 15; i++) statuses.push((await save({ valueNote: `${of} ${i}` })).status);
    };
    await Promise.all([publish(), write(1), write(2)]);
    expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
  });
});
