import { reasonsAgainst, type Situation } from './reasons';
import { type Live, row, type State, STATES, type Verb, VERBS } from './table';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-23T10:00:00Z');
const earlier = new Date('2026-11-21T10:00:00Z');

const WRITER = 1;
const EDITOR = 2;

const approved: Situation = {
  state: 'approved',
  live: 'never',
  last: { verb: 'approve', by: 'Ελένη', at: earlier },
  submittedBy: WRITER,
  changedBy: [],
  forcedBy: null,
  forcedAuthors: [],
  isCountersigned: false,
  isAsApproved: true,
  writtenAt: earlier,
  embargoUntil: null,
  missing: [],
};
const everything = { reason: 'Επειγόντως για την κακοκαιρία', note: 'Διορθώθηκε η ώρα έναρξης', at: later, to: 'other' };

type Given = { verb: Verb; by?: number | null; asked?: object | null; may?: boolean } & Partial<Situation>;

function codes({ verb, by = EDITOR, asked = everything, may = true, ...situation }: Given): string[] {
  const caller = { id: by, may: () => may };
  const question = { verb, caller, situation: { ...approved, ...situation }, now, timeZone: 'Europe/Athens' };
  return reasonsAgainst({ ...question, ...(asked && { asked }) }).map(({ code }) => code);
}

describe('The table of the desk', () => {
  const lives: Live[] = ['never', 'published', 'corrected', 'withdrawn', 'merged', 'unpublished'];

  it.each(VERBS.filter((verb) => verb !== 'countersign'))('lets %s happen from its own states only', (verb) => {
    const { from = STATES, live = lives } = row(verb);
    for (const state of STATES)
      for (const readers of lives) {
        const isAllowed = codes({ verb, state, live: readers }).length === 0;
        expect([state, readers, isAllowed]).toEqual([state, readers, from.includes(state) && live.includes(readers)]);
      }
  });

  it.each(VERBS)('asks for the right that %s needs', (verb) => {
    expect(codes({ verb, may: false, state: 'draft', live: 'published' })).toEqual(['not-yours']);
  });

  it('leads from every state somewhere', () => {
    for (const state of STATES) {
      const live: Live =
        state === 'published' || state === 'merged' || state === 'withdrawn' || state === 'unpublished' ? state : 'never';
      expect(VERBS.filter((verb) => codes({ verb, state, live }).length === 0)).not.toEqual([]);
    }
  });
});

describe('Two people', () => {
  it.each<[Verb, State, Live]>([
    ['approve', 'submitted', 'never'],
    ['publish', 'approved', 'never'],
    ['schedule', 'approved', 'never'],
    ['correct', 'approved', 'published'],
  ])('are needed to %s', (verb, state, live) => {
    expect(codes({ verb, state, live, by: WRITER })).toEqual(['own-submission']);
    expect(codes({ verb, state, live, changedBy: [EDITOR] })).toEqual(['own-change']);
    expect(codes({ verb, state, live, by: null })).toEqual(['nobody-acts']);
    expect(codes({ verb, state, live })).toEqual([]);
  });

  it('are needed afterwards where one published alone', () => {
    const forced = { state: 'published' as const, live: 'published' as const, forcedBy: 3 };
    expect(codes({ verb: 'countersign', ...forced, by: 3 })).toEqual(['own-force']);
    expect(codes({ verb: 'countersign', ...forced })).toEqual([]);
    expect(codes({ verb: 'countersign', ...forced, isCountersigned: true })).toEqual(['nothing-to-countersign']);
    expect(codes({ verb: 'countersign', ...forced, by: EDITOR, forcedAuthors: [WRITER, EDITOR] })).toEqual(['own-text']);
    expect(codes({ verb: 'countersign', ...forced, forcedBy: null })).toEqual(['nothing-to-countersign']);
  });
});

describe('What goes out', () => {
  it('is what was approved', () => {
    for (const verb of ['publish', 'schedule'] as const)
      expect(codes({ verb, isAsApproved: false })).toEqual(['changed-since-approval']);
  });

  it('is what whoever answers for it has read', () => {
    for (const [verb, state] of [
      ['submit', 'draft'],
      ['approve', 'submitted'],
      ['force-publish', 'draft'],
    ] as const) {
      const seen = (at: Date) => codes({ verb, state, writtenAt: now, asked: { ...everything, seen: at } });
      expect([verb, seen(earlier), seen(now)]).toEqual([verb, ['changed-since-seen'], []]);
    }
  });

  it('is complete', () => {
    const missing = [{ code: 'alt-missing', says: { el: 'x', tr: 'x', en: 'x' } }];
    for (const verb of ['publish', 'force-publish', 'schedule'] as const)
      expect(codes({ verb, missing })).toEqual(['alt-missing']);
    expect(codes({ verb: 'submit', state: 'draft', missing })).toEqual(['alt-missing']);
  });

  it('waits for the end of its embargo', () => {
    for (const verb of ['publish', 'force-publish'] as const) {
      expect(codes({ verb, embargoUntil: later })).toEqual(['under-embargo']);
      expect(codes({ verb, embargoUntil: earlier })).toEqual([]);
      expect(codes({ verb, embargoUntil: now })).toEqual([]);
    }
    expect(codes({ verb: 'schedule', embargoUntil: later, asked: { at: later } })).toEqual([]);
    expect(codes({ verb: 'schedule', embargoUntil: later, asked: { at: new Date(+later - 1) } })).toEqual(['under-embargo']);
    expect(codes({ verb: 'submit', state: 'draft', embargoUntil: earlier })).toEqual(['embargo-past']);
    expect(codes({ verb: 'approve', state: 'submitted', embargoUntil: earlier })).toEqual(['embargo-past']);
  });
});

describe('What must be said', () => {
  it.each<[Verb, State, Live, object, string]>([
    ['return', 'submitted', 'never', { reason: 'abc' }, 'no-reason'],
    ['return', 'submitted', 'never', { reason: '. . . . . . . .' }, 'no-reason'],
    ['withdraw', 'published', 'published', {}, 'no-reason'],
    ['unpublish', 'published', 'published', { reason: 'ναι' }, 'no-reason'],
    ['force-publish', 'draft', 'never', {}, 'no-reason'],
    ['correct', 'approved', 'published', { note: '' }, 'no-note'],
    ['schedule', 'approved', 'published', { at: later }, 'no-note'],
    ['schedule', 'approved', 'never', {}, 'no-instant'],
    ['schedule', 'approved', 'never', { at: earlier }, 'in-the-past'],
    ['redirect', 'published', 'published', {}, 'no-target'],
  ])('%s of what is %s and %s asks for it: %j', (verb, state, live, asked, code) => {
    expect(codes({ verb, state, live, asked })).toEqual([code]);
    // Nothing was typed yet: the button is not greyed for it.
    expect(codes({ verb, state, live, asked: null })).toEqual([]);
  });
});

it('tells who came second who was first, and when, on the office’s clock', () => {
  const caller = { id: EDITOR, may: () => true };
  const [reason] = reasonsAgainst({ verb: 'approve', situation: approved, caller, now, timeZone: 'Europe/Athens' });
  expect(reason?.says.el).toBe(
    '«Έγκριση» δεν γίνεται τώρα: η κατάσταση είναι «εγκρίθηκε» (Έγκριση, Ελένη, 21/11/26, 12:00). Γίνεται από: «υποβλήθηκε».',
  );
  expect(reason?.says.en).toMatch(/approved.*Ελένη, 21\/11\/2026, 12:00/);
});
