import { DatabaseError } from 'pg';

import { explain, type Facts, inOneSentence, refuse } from './database-faults';

const FACTS: Facts = {
  version: 16,
  encoding: 'UTF8',
  is_read_only: false,
  may_create: true,
  missing: null,
  other_owner: null,
  login: 'deltio',
  database: 'town',
};
const AT = { host: 'db.example', port: 5432, user: 'deltio', database: 'town' };

describe('A database', () => {
  it('that is as it should be is taken', () => expect(() => refuse(FACTS)).not.toThrow());

  it.each<[Partial<Facts>, string]>([
    [{ version: 13 }, 'The database is PostgreSQL 13; Deltio needs 14 or newer'],
    [{ encoding: 'LATIN7' }, 'The database “town” is encoded in LATIN7'],
    [{ is_read_only: true }, 'The database “town” takes no writing, as a standby does'],
    [{ may_create: false }, '“deltio” may not create tables in the database “town”'],
    [{ may_create: null }, '“deltio” may not create tables in the database “town”'],
    [{ missing: 'pg_trgm and unaccent' }, 'The PostgreSQL server lacks the extension pg_trgm and unaccent'],
    [{ other_owner: 'postgres' }, 'The tables in the database “town” belong to “postgres” and not to “deltio”'],
  ])('%j is refused with one sentence', (facts, sentence) => {
    expect(() => refuse({ ...FACTS, ...facts })).toThrow(sentence);
  });
});

describe('A connection that fails', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, 'No database answers at db.example:5432'],
    [{ code: 'EAI_AGAIN' }, 'The host “db.example” could not be looked up'],
    [{ message: 'timeout expired' }, 'The database at db.example:5432 does not answer in time'],
    [{ code: '28P01' }, 'The database at db.example:5432 refuses the password of “deltio”'],
    [{ code: '3D000' }, 'There is no database “town” at db.example:5432'],
    [{ code: '53300' }, 'The database at db.example:5432 has no free connections'],
    [{ message: 'The server does not support SSL connections' }, 'The database at db.example:5432 knows no TLS'],
    [{ message: 'something new' }, 'The database at db.example:5432 cannot be used (something new)'],
  ])('%j', (fault, sentence) => expect(explain({ message: '', ...fault }, AT)).toContain(sentence));

  it('names a socket and an IPv6 address as they are written', () => {
    expect(explain({ code: 'ENOENT', message: '' }, { ...AT, host: '/run/postgresql' })).toContain('at /run/postgresql;');
    expect(explain({ code: 'ECONNREFUSED', message: '' }, { ...AT, host: '::1' })).toContain('at [::1]:5432;');
  });
});

describe('A fault under way', () => {
  const fault = (code: string) => Object.assign(new DatabaseError('it failed', 0, 'error'), { code });

  it('is the operator’s when rights, room or the server are lacking', () => {
    for (const code of ['42501', '53100', '57P01']) expect(inOneSentence(fault(code), AT)).toMatchObject({ name: 'OfficeError' });
  });

  it('stays what it is when it is a bug of ours', () => {
    const bug = fault('23505');
    expect(inOneSentence(bug, AT)).toBe(bug);
  });
});
