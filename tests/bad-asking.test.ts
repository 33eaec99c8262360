import { LANGUAGES, type Language } from '../src/office/refusal';
import { type EditorialOffice, openEditorialOffice, RELEASE } from './support/editorial';
import { openLibrary } from './support/library';
import type { Person } from './support/people';
import { photograph } from './support/samples';

/** Zod's own words, in whatever language it is asked. */
const RAW = /invalid|expected|received|unrecognized|too (small|big)|✖|→ at/i;

let { office, head, drafted, published } = {} as EditorialOffice;
let documentId: string;
let out: string;
let file: number;
beforeAll(async () => {
  ({ office, head, drafted, published } = await openEditorialOffice());
  [documentId, out] = [await drafted(), await published()];
  const [kept] = await (
    await openLibrary(office)
  ).kept({ name: 'limani.jpg', content: await photograph({ width: 60, height: 40 }) });
  file = kept!.id;
});
afterAll(() => office.close());

type Wrong = [what: string, ask: (person: Person) => Promise<{ status: number; body: object }>, labels: Record<Language, string>];

const at = (rest: string) => `/editorial/${RELEASE}/${rest}`;
const WRONG: Wrong[] = [
  [
    'an embargo link for nobody',
    (person) => person.post(`/embargo/links/${RELEASE}/${documentId}?locale=el`, { name: ' ', email: 'nobody' }),
    { el: '«Όνομα»', tr: '“Ad”', en: '“Name”' },
  ],
  [
    'a calendar of a day that is none',
    (person) => person.get('/editorial/calendar?from=2026-02-31&to=2026-03-01'),
    { el: '«Από»', tr: '“Başlangıç”', en: '“From”' },
  ],
  [
    'a calendar of years',
    (person) => person.get('/editorial/calendar?from=2026-01-01&to=2028-03-01'),
    { el: '62 ημέρες', tr: '62 gün', en: '62 days' },
  ],
  [
    'a register book of no year',
    (person) => person.get(`/registers/book?type=${RELEASE}&year=MMXXVI`),
    { el: '«Έτος»', tr: '“Yıl”', en: '“Year”' },
  ],
  [
    'a register book as a song',
    (person) => person.get(`/registers/paper?type=${RELEASE}&format=mp3`),
    { el: '«Μορφή»', tr: '“Biçim”', en: '“Format”' },
  ],
  [
    'notices every century',
    (person) => person.put('/notices/preference', { timing: 'century' }),
    { el: '«Ειδοποιήσεις»', tr: '“Bildirimler”', en: '“Notices”' },
  ],
  [
    'a log before it began',
    (person) => person.get('/audit/entries?before=0'),
    { el: 'εγγραφή»', tr: 'kayıttan', en: '“Before entry”' },
  ],
  ['jobs in no state', (person) => person.get('/jobs/list?state=lost'), { el: '«Κατάσταση»', tr: '“Durum”', en: '“State”' }],
  ['a job of no number', (person) => person.post('/jobs/seven/retry'), { el: '«Αριθμός»', tr: '“Numara”', en: '“Number”' }],
  [
    'a remark in no language',
    (person) => person.post(at(`${documentId}/remarks`), { text: 'x' }),
    { el: '«Γλώσσα»', tr: '“Dil”', en: '“Language”' },
  ],
  [
    'a comparison with an edition that is none',
    (person) => person.get(at(`${out}/comparison?locale=el&from=one&to=1`)),
    { el: '«Από»', tr: '“Başlangıç”', en: '“From”' },
  ],
  [
    'a verb with words of its own',
    (person) => person.post(at(`${documentId}/submit`), { poem: 1 }),
    { el: 'poem', tr: 'poem', en: 'poem' },
  ],
  [
    'a reason that is a number',
    (person) => person.post(at(`${documentId}/return`), { reason: 7 }),
    { el: '«Λόγος»', tr: '“Neden”', en: '“Reason”' },
  ],
  [
    'an address with a password in it',
    (person) => person.post(at(`${out}/redirect`), { url: 'https://me:secret@town.example/' }),
    { el: 'κωδικό', tr: 'parola', en: 'password' },
  ],
  [
    'a credit without end',
    (person) => person.put(`/media/files/${file}`, { credit: 'x'.repeat(300) }),
    { el: '255 χαρακτήρες', tr: '255 karakter', en: '255 characters' },
  ],
  [
    'a picture of an event that is none',
    (person) => person.put(`/media/files/${file}`, { event: 'nothing' }),
    { el: '«Εκδήλωση»', tr: '“Etkinlik”', en: '“Event”' },
  ],
];

describe.each(LANGUAGES)('Whoever asks wrongly in %s', (language) => {
  beforeAll(async () => {
    await office.strapi.db.query('admin::user').updateMany({ where: {}, data: { preferedLanguage: language } });
  });

  it.each(WRONG)('for %s is told what, where and how to mend it', async (_what, ask, labels) => {
    const { status, body } = await ask(head);
    const { message } = (body as { error: { message: string } }).error;
    expect([status, message]).toEqual([400, expect.stringContaining(labels[language])]);
    expect(message).toMatch(/\.$/);
    expect(message).not.toMatch(RAW);
  });
});
