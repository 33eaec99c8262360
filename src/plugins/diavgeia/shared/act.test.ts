import { readAct } from './act';
import type { ToldCode } from './told';

const BARE = { ada: 'ΩΥΦΒΩΨ9-1ΤΦ', versionId: 'v1', status: 'PUBLISHED' };
const act = (rest: object) => {
  const read = readAct({ ...BARE, ...rest });
  return 'act' in read ? read.act : read.aside;
};

describe('An act as the portal gives it', () => {
  it.each<[object, object]>([
    [{ protocolNumber: 572 }, { protocolNumber: '572' }],
    [{ protocolNumber: ['12/2020'] }, { protocolNumber: '12/2020' }],
    [{ protocolNumber: { a: 1 } }, { protocolNumber: null }],
    [{ subject: ['α', 'β'] }, { subject: null }],
    [{ unitIds: '81204' }, { unitUids: ['81204'] }],
    [{ unitIds: [81204, '81204', '', null, {}] }, { unitUids: ['81204'] }],
    [{ signerIds: null }, { signerUids: [] }],
    [{ extraFieldValues: [{ financialYear: 2020 }] }, { extras: { financialYear: 2020 } }],
    [{ extraFieldValues: 'κείμενο' }, { extras: {} }],
    [{ privateData: 'false' }, { isPrivate: false }],
    [{ privateData: 'ναι' }, { isPrivate: null }],
    [{ attachments: [{ id: { a: 1 }, filename: ['f.pdf'] }, 'x'] }, { attachments: [{ id: null, filename: 'f.pdf' }] }],
    [{ versionId: null, subject: 'Θέμα' }, { versionId: null }],
    [{ status: 'Pending_Revocation' }, { status: 'pending-revocation' }],
    [{ status: 'Ανακληθείσα' }, { status: 'revoked' }],
  ])('reads %j', (raw, read) => expect(act(raw)).toMatchObject(read));

  it.each([
    [1457308800000, '2016-03-07'],
    ['1457308800000', '2016-03-07'],
    [1457301600000, '2016-03-07'],
    ['2016-03-07T00:00:00.000Z', '2016-03-07'],
    ['2016-03-07T00:00:00', '2016-03-07'],
    ['2016-03-07', '2016-03-07'],
    ['2014-06-30+03:00', '2014-06-30'],
    ['07/03/2016 00:00:00', '2016-03-07'],
    ['07/03/2016', '2016-03-07'],
    [[1457308800000], '2016-03-07'],
    [0, '1970-01-01'],
    [{ at: 1 }, null],
    ['αύριο', null],
    ['', null],
    [1e20, null],
  ])('takes %p for the day %p', (issueDate, day) => expect(act({ issueDate })).toMatchObject({ issueDate: day }));

  it.each<[unknown, ToldCode]>([
    ['κείμενο', 'no-act'],
    [{ broken: true }, 'no-ada'],
    [{ ada: BARE.ada, errorMessage: 'για πάντα' }, 'error-in-place'],
    [{ ...BARE, status: 'ΑΓΝΩΣΤΗ' }, 'no-status'],
    [{ ...BARE, status: undefined }, 'no-status'],
    [{ ada: BARE.ada, status: 'PUBLISHED' }, 'number-only'],
  ])('keeps %j aside, with its reason', (raw, code) => expect(readAct(raw)).toMatchObject({ aside: { reason: { code }, raw } }));

  it.each([
    { errorCode: 1, ada: 'Ψ\0-1' },
    { errorCode: 1, ada: '\ud800' },
    { errorCode: 1, ada: {} },
    { errorCode: 1, ada: ' ' },
  ])('takes %j for no number, since it can neither be asked for nor be written down', (raw) =>
    expect(readAct(raw)).toMatchObject({ aside: { ada: null, reason: { code: 'error-in-place' } } }),
  );

  it.each(['', {}, null, '?'])('finds the number in the address where %j stands in its place', (ada) => {
    expect(act({ ada, url: `https://diavgeia.example/api/decisions/${BARE.ada}` })).toMatchObject({ ada: BARE.ada });
  });

  it.each(['[', '{"a":'])('keeps an act aside whose fields lie too deep (%s), cut to what can be written', (open) => {
    const deep = open.repeat(50_000) + '1' + (open === '[' ? ']' : '}').repeat(50_000);
    const raw = JSON.parse(
      `{"ada":"${BARE.ada}","status":"PUBLISHED","subject":"Θέμα","extraFieldValues":{"a":${deep}}}`,
    ) as object;
    const read = readAct(raw);
    expect(read).toMatchObject({ aside: { ada: BARE.ada, reason: { code: 'too-deep' }, raw: { subject: 'Θέμα' } } });
    expect(JSON.stringify(read).length).toBeLessThan(2_000);
  });
});
