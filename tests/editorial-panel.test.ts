import { DateTime } from 'luxon';

import type {
  CalendarAnswer,
  ComparisonAnswer,
  EditionsAnswer,
  RowStanding,
  TraysAnswer,
} from '../src/plugins/editorial/shared/contracts';
import { openOffice, type Office } from './support/office';
import { draftRelease, publishedRelease } from './support/paper';
import { logIn, type Person } from './support/people';

const RELEASE = 'api::press-release.press-release';
const LIST = `/content-manager/collection-types/${RELEASE}?locale=el&pageSize=100`;
const REASON = 'Λείπει το όνομα του αντιδημάρχου.';

type Row = { documentId: string; desk: RowStanding };

describe('What the panel asks the desk for', () => {
  let office: Office;
  let writer: Person, editor: Person, head: Person, department: Person;
  let organization: string;
  const made: Record<string, string> = {};

  const at = (name: string, verb = '') => `/editorial/${RELEASE}/${made[name]}${verb && `/${verb}`}`;
  const done = async (by: Person, name: string, verb: string, said: object = {}) => {
    const { status, body } = await by.post(at(name, verb), { locale: 'el', ...said });
    expect([status, body.error]).toEqual([200, undefined]);
  };
  const make = async (name: string, fields: object = {}) => {
    made[name] = (await draftRelease(office, { title: name, organization, ...fields })).documentId;
  };

  beforeAll(async () => {
    office = await openOffice();
    [writer, editor] = [await logIn(office, 'writer'), await logIn(office, 'editor')];
    [head, department] = [await logIn(office, 'head'), await logIn(office, 'department')];
    const data = { name: 'Δήμος', kind: 'municipality' as const };
    organization = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' })).documentId;
    for (const name of ['draft', 'submitted', 'returned', 'scheduled', 'forced']) await make(name);
    await make('embargoed', { embargoUntil: DateTime.now().plus({ days: 2 }).toISO() });
    await done(writer, 'submitted', 'submit');
    await done(writer, 'returned', 'submit');
    await done(editor, 'returned', 'return', { reason: REASON });
    await done(writer, 'scheduled', 'submit');
    await done(editor, 'scheduled', 'approve');
    await done(editor, 'scheduled', 'schedule', { at: soon() });
    await done(head, 'forced', 'force-publish', { reason: 'Έκτακτη ανακοίνωση για τη φωτιά.' });
    made.admitted = (await publishedRelease(office, { title: 'admitted', organization })).documentId;
  });
  afterAll(() => office.close());

  /** In a while, and today. */
  const soon = () =>
    DateTime.min(DateTime.now().plus({ minutes: 5 }), DateTime.now().setZone('Europe/Athens').endOf('day')).toISO();

  describe('in the lists', () => {
    const states = async (by: Person, query = '') => {
      const { body } = await by.get(`${LIST}${query}`);
      const rows = body.results as unknown as Row[];
      return Object.fromEntries(rows.map(({ documentId, desk }) => [nameOf(documentId), desk.state]));
    };
    const nameOf = (documentId: string) => Object.keys(made).find((name) => made[name] === documentId);

    it('tells the state of every row', async () => {
      expect(await states(writer)).toEqual({
        draft: 'draft',
        submitted: 'submitted',
        returned: 'returned',
        scheduled: 'scheduled',
        forced: 'published',
        embargoed: 'draft',
        admitted: 'published',
      });
    });

    it('tells when a row is due, and on whose wall that is to be read', async () => {
      const { body } = await writer.get(LIST);
      const due = (body.results as unknown as Row[]).find(({ documentId }) => documentId === made.scheduled);
      expect(due?.desk).toMatchObject({ dueAt: expect.stringMatching(/Z$/), timeZone: 'Europe/Athens' });
    });

    it.each([
      ['submitted', ['submitted']],
      ['published', ['admitted', 'forced']],
      ['draft', ['draft', 'embargoed']],
      ['withdrawn', []],
    ])('shows those that are %s', async (state, names) => {
      expect(Object.keys(await states(writer, `&filters[$and][0][desk][$eq]=${state}`)).sort()).toEqual(names);
    });

    it('costs one statement, and no more when it is filtered, among however many texts', async () => {
      const count = async (query: string, { about }: { about: RegExp }) => {
        let asked = 0;
        const hear = ({ sql }: { sql: string }) => (asked += about.test(sql) ? 1 : 0);
        office.strapi.db.connection.on('query', hear);
        const { status } = await writer.get(`${LIST}${query}`);
        office.strapi.db.connection.removeListener('query', hear);
        return [status, asked];
      };
      const submitted = '&filters[$and][0][desk][$eq]=submitted';
      const [, plain] = await count('', { about: /./ });
      expect(await count('', { about: /editorial_papers/ })).toEqual([200, 1]);
      // More than a statement may have values.
      await office.strapi.db.connection.raw(
        `INSERT INTO editorial_papers (document_id, type, document, language, state, live, edition)
         SELECT 'p' || n, ?, 'd' || n, 'el', 'submitted', 'never', 0 FROM generate_series(1, 66000) AS n`,
        [RELEASE],
      );
      expect(await count(submitted, { about: /./ })).toEqual([200, plain]);
      expect(Object.keys(await states(writer, submitted))).toEqual(['submitted']);
      expect(Object.keys(await states(writer, '&filters[$and][0][desk][$eq]=draft')).sort()).toEqual(['draft', 'embargoed']);
      await office.strapi.db.connection('editorial_papers').where('document', 'like', 'd%').andWhere('last_at', null).delete();
    });
  });

  describe('on the first page', () => {
    const trays = async (by: Person) => {
      const { data } = (await by.get('/editorial/trays')).body as unknown as TraysAnswer;
      return Object.fromEntries(Object.entries(data).map(([tray, items]) => [tray, items.map(({ title }) => title)]));
    };

    it('shows a writer what came back, and what goes out', async () => {
      const others = { toApprove: [], remarks: [], toCountersign: [] };
      const expected = { ...others, returned: ['returned'], today: ['scheduled'], embargo: ['embargoed'] };
      expect(await trays(writer)).toEqual(expected);
    });

    it('shows an editor what waits for approval and for a second signature, and the head not their own', async () => {
      expect(await trays(editor)).toMatchObject({ toApprove: ['submitted'], returned: [], toCountersign: ['forced'] });
      expect(await trays(head)).toMatchObject({ toApprove: ['submitted'], toCountersign: [] });
    });

    it('says so when not all that waits was read', async () => {
      const cut = async (by: Person) => ((await by.get('/editorial/trays')).body as unknown as TraysAnswer).cut;
      expect(await cut(editor)).toBeNull();
      await office.strapi.db.connection.raw(
        `INSERT INTO editorial_papers (document_id, type, document, language, state, live, edition, last_at)
         SELECT 'p' || n, ?, 'crowd' || n, 'el', 'submitted', 'never', 0, now() FROM generate_series(1, 600) AS n`,
        [RELEASE],
      );
      expect([await cut(editor), await cut(department)]).toEqual([{ read: 501, of: 605 }, null]);
      await office.strapi.db.connection('editorial_papers').where('document', 'like', 'crowd%').delete();
    });

    it('shows a department nothing', async () => {
      expect(Object.values(await trays(department)).flat()).toEqual([]);
      expect((await department.get(`${at('submitted')}?locale=el`)).status).toBe(403);
      expect((await office.http.get('/editorial/trays')).status).toBe(401);
    });
  });

  describe('on the calendar', () => {
    const today = DateTime.now().setZone('Europe/Athens');
    const path = `/editorial/calendar?from=${today.toISODate()}&to=${today.plus({ days: 7 }).toISODate()}`;

    it('shows what is planned, what went out and which embargo ends, each with its body', async () => {
      const { data, cut, timeZone } = (await editor.get(path)).body as unknown as CalendarAnswer;
      expect([cut, timeZone]).toEqual([null, 'Europe/Athens']);
      expect(data.map(({ title, kind }) => `${kind} ${title}`).sort()).toEqual([
        'due scheduled',
        'embargo embargoed',
        'out admitted',
        'out forced',
      ]);
      expect(data.every(({ body }) => body?.name === 'Δήμος')).toBe(true);
    });

    it('lets those move who may schedule, and nobody else', async () => {
      const move = async (by: Person) => {
        const { data } = (await by.get(path)).body as unknown as CalendarAnswer;
        return data.find(({ kind }) => kind === 'due')?.move;
      };
      expect([await move(editor), await move(writer)]).toEqual([{ major: true }, null]);
    });

    it('says so when there is more than is shown', async () => {
      await office.strapi.db.connection.raw(
        `INSERT INTO editorial_editions (document_id, type, document, language, number, at)
         SELECT 'e' || n, ?, 'crowd' || n, 'el', 1, now() FROM generate_series(1, 600) AS n`,
        [RELEASE],
      );
      const { cut } = (await editor.get(path)).body as unknown as CalendarAnswer;
      expect(cut).toEqual({ read: 502, of: 604 });
      await office.strapi.db.connection('editorial_editions').where('document', 'like', 'crowd%').delete();
    });

    it('refuses a span that is none', async () => {
      expect((await editor.get('/editorial/calendar?from=2026-01-01&to=2027-01-01')).status).toBe(400);
      expect((await editor.get('/editorial/calendar?from=tomorrow&to=2027-01-01')).status).toBe(400);
    });
  });

  describe('of editions', () => {
    it('tells them apart word by word, and brings the first one back as a draft', async () => {
      const contact = { name: 'Γραφείο Τύπου', email: 'typos@dimos.example' };
      await make('twice', { title: 'Στις 10 το πρωί', pressContact: contact });
      await done(writer, 'twice', 'submit');
      await done(editor, 'twice', 'approve');
      await done(editor, 'twice', 'publish');
      const changed = { title: 'Στις 11 το πρωί', pressContact: null } as never;
      await office.strapi.documents(RELEASE).update({ documentId: made.twice!, locale: 'el', data: changed });
      await done(writer, 'twice', 'submit');
      await done(editor, 'twice', 'approve');
      await done(editor, 'twice', 'correct', { note: 'Άλλαξε η ώρα της τελετής.' });

      const listed = (await writer.get(`${at('twice')}/editions?locale=el`)).body as unknown as EditionsAnswer;
      expect(listed.data.map(({ number, note }) => [number, note])).toEqual([
        [2, 'Άλλαξε η ώρα της τελετής.'],
        [1, null],
      ]);
      const compared = (await writer.get(`${at('twice')}/comparison?locale=el&from=1&to=2`)).body as unknown as ComparisonAnswer;
      expect(compared.data.map(({ field }) => field)).toEqual(['title', 'pressContact']);
      expect(compared.data[0]?.parts.filter(({ is }) => is !== 'same')).toEqual([
        { words: '10', is: 'removed' },
        { words: '11', is: 'added' },
      ]);

      expect((await writer.post(`${at('twice')}/editions/1/restore`, { locale: 'el' })).status).toBe(200);
      const draft = await office.strapi
        .documents(RELEASE)
        .findOne({ documentId: made.twice!, locale: 'el', populate: ['pressContact', 'organization'] });
      expect(draft).toMatchObject({ title: 'Στις 10 το πρωί', pressContact: contact, organization: { name: 'Δήμος' } });
      const { body } = await office.http.get(`/api/press-releases/${made.twice}?locale=el`);
      expect(body.data.title).toBe('Στις 11 το πρωί');
      expect((await writer.get(`${at('twice')}?locale=el`)).body.data).toMatchObject({ state: 'draft', live: 'corrected' });
      const rest = (await writer.get(`${at('twice')}/comparison?locale=el&from=1&to=draft`)).body as unknown as ComparisonAnswer;
      expect(rest.data).toEqual([]);
    });

    it('shows and restores nothing to those who may not', async () => {
      expect((await department.get(`${at('forced')}/editions?locale=el`)).status).toBe(403);
      expect((await department.post(`${at('forced')}/editions/1/restore`, { locale: 'el' })).status).toBe(403);
      expect((await writer.post(`${at('forced')}/editions/9/restore`, { locale: 'el' })).status).toBe(404);
    });
  });
});
