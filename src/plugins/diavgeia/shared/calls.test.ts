import { callKindOf, deadlineIn } from './calls';
import { isForPress } from './press';

describe('A call', () => {
  it.each([
    ['Δ.2.1', 'ΠΕΡΙΛΗΨΗ', 'tender'],
    ['Γ.3.1', null, 'job'],
    ['2.4.7.1', 'Πρόσκληση εκδήλωσης ενδιαφέροντος για καλλιτέχνες', 'other'],
    ['2.4.7.1', 'ΔΙΑΚΗΡΥΞΗ ανοικτού διαγωνισμού', 'tender'],
    ['2.4.7.1', 'Έγκριση όρων διακήρυξης', null],
    ['Β.2.2', 'Διακήρυξη', null],
    [null, 'Διακήρυξη', null],
  ])('of type %s, %s: %s', (typeUid, subject, kind) => expect(callKindOf({ typeUid, subject })).toBe(kind));

  it.each([
    ['Υποβολή προσφορών έως 15/12/2026 και ώρα 13:00', '2026-11-20', '2026-12-15T11:00:00.000Z'],
    ['ΜΕΧΡΙ ΤΙΣ 1.7.2026', '2026-06-01', '2026-07-01T20:59:00.000Z'],
    ['λήξη προθεσμίας: 05-01-2027, 10.30 π.μ.', '2026-12-01', '2027-01-05T08:30:00.000Z'],
    ['Έγκριση της από 15/12/2026 διακήρυξης', '2026-11-20', null],
    ['έως 15/12/2025', '2026-11-20', null],
    ['έως 31/02/2027', '2026-11-20', null],
    ['έως 15/12/2030', '2026-11-20', null],
    ['έως 50.000 ευρώ', '2026-11-20', null],
    [null, null, null],
  ])('that says %j (%s) ends %s', (subject, issueDate, at) =>
    expect(deadlineIn(subject, issueDate)?.toISOString() ?? null).toBe(at),
  );
});

describe('What the press must print', () => {
  it.each([
    ['Α.2', {}, true],
    ['2.4.7.1', { kanonistikipraxitype: 'Κανονισμός' }, true],
    ['2.4.7.1', { kanonistikipraxitype: null }, false],
    ['2.4.7.1', { kanonistikipraxitype: [] }, false],
    ['Δ.1', { kanonistikipraxitype: 'Κανονισμός' }, false],
  ])('of type %s with %j: %s', (typeUid, extras, is) => expect(isForPress({ typeUid, extras })).toBe(is));
});
