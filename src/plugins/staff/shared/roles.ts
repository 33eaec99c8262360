/** What a role may do with a type; `translations` means any language but the source, and translated fields only. */
export type Grant = { types: readonly string[]; may: readonly Act[]; only?: 'translations' | 'routed-to-own-department' };
export type Act = 'read' | 'create' | 'update' | 'delete' | Verb;
/** Kinds of acts at the editorial desk: handing in, clearing what somebody else handed in, and what only a head decides. */
export type Verb = 'submit' | 'clear' | 'command';
export type Role = {
  code: string;
  name: string;
  description: string;
  grants: readonly Grant[];
  files: 'none' | 'look' | 'add';
  /** Pages and acts of later plugins that are about no single type, by the names those plugins register. */
  actions?: readonly string[];
};

const api = (...names: string[]) => names.map((name) => `api::${name}.${name}`);

const WRITTEN = api('press-release', 'event');
const CONSULTED = api('consultation', 'consultation-article');
const STRUCTURE = api('organization', 'department', 'place', 'topic');
const PEOPLE = api('contact');
const CLEARED = [...WRITTEN, ...api('consultation')];
const ALL_LOCALIZED = [...WRITTEN, ...CONSULTED, ...STRUCTURE, ...api('media-clipping', 'sponsor')];
const ALL: readonly Act[] = ['read', 'create', 'update', 'delete'];

const WRITER: Grant[] = [
  { types: [...WRITTEN, ...api('media-clipping')], may: ALL },
  { types: WRITTEN, may: ['submit'] },
  { types: [...STRUCTURE, ...CONSULTED, ...PEOPLE, ...api('sponsor', 'decision')], may: ['read'] },
];
const EDITOR: Grant[] = [
  ...WRITER,
  { types: CONSULTED, may: ['create', 'update', 'delete'] },
  { types: api('consultation'), may: ['submit'] },
  { types: CLEARED, may: ['clear'] },
  { types: api('sponsor'), may: ['create', 'update'] },
];
const HEAD: Grant[] = [
  ...EDITOR,
  { types: CLEARED, may: ['command'] },
  { types: [...STRUCTURE, ...PEOPLE], may: ['create', 'update', 'delete'] },
  { types: api('sponsor'), may: ['delete'] },
  { types: api('protocol', 'precedence-order'), may: ['read'] },
];

/** The office's roles: who may what. `admin` is Strapi's own super admin and stands in no table. */
export const ROLES: readonly Role[] = [
  {
    code: 'writer',
    name: 'Writer · Συντάκτης · Yazar',
    description: 'Writes and submits releases, announcements and events; clips; does not approve.',
    grants: WRITER,
    files: 'add',
    actions: ['plugin::diavgeia.propose'],
  },
  {
    code: 'editor',
    name: 'Editor · Επιμελητής · Editör',
    description: 'The writer’s, and approves, returns, schedules and publishes what somebody else submitted.',
    grants: EDITOR,
    files: 'add',
    actions: ['plugin::registers.read', 'plugin::diavgeia.propose'],
  },
  {
    code: 'head',
    name: 'Head of office · Προϊστάμενος · Büro amiri',
    description: 'The editor’s, and keeps lists and registers, publishes with a reason, withdraws, reads the log.',
    grants: HEAD,
    files: 'add',
    actions: [
      'plugin::registers.read',
      'plugin::audit.read',
      'plugin::jobs.read',
      'plugin::diavgeia.read',
      'plugin::diavgeia.keep',
      'plugin::diavgeia.propose',
    ],
  },
  {
    code: 'translator',
    name: 'Translator · Μεταφραστής · Çevirmen',
    description: 'Changes the translations of any text; neither the source language nor what is published.',
    grants: [
      { types: ALL_LOCALIZED, may: ['read'] },
      { types: ALL_LOCALIZED, may: ['create', 'update'], only: 'translations' },
      { types: CLEARED, may: ['submit'], only: 'translations' },
    ],
    files: 'look',
  },
  {
    code: 'protocol',
    name: 'Protocol · Εθιμοτυπία · Protokol',
    description: 'Protocol plans, guests, invitations, gifts, greetings and contacts.',
    grants: [
      { types: api('protocol', 'precedence-order', 'contact'), may: ALL },
      { types: [...STRUCTURE, ...api('event', 'sponsor')], may: ['read'] },
    ],
    files: 'add',
  },
  {
    code: 'moderator',
    name: 'Moderator · Συντονιστής · Moderatör',
    description: 'Comments in consultations, citizens’ requests, what the community sends in.',
    grants: [{ types: [...CONSULTED, ...STRUCTURE], may: ['read'] }],
    files: 'look',
  },
  {
    code: 'department',
    name: 'Department · Υπηρεσία · Birim',
    description: 'Sees and answers what is routed to the own department; nothing else.',
    grants: [{ types: api('media-clipping'), may: ['read'], only: 'routed-to-own-department' }],
    files: 'none',
  },
  {
    code: 'transparency',
    name: 'Transparency · Διαφάνεια · Şeffaflık',
    description: 'Diavgeia: mirrors, links, publishes, corrects, asks for revocation.',
    grants: [
      { types: api('decision'), may: ALL },
      { types: api('decision-unit', 'decision-signer', 'decision-category'), may: ['read', 'update'] },
      { types: [...WRITTEN, ...CONSULTED, ...STRUCTURE, ...api('sponsor')], may: ['read'] },
    ],
    files: 'add',
    actions: [
      'plugin::diavgeia.read',
      'plugin::diavgeia.keep',
      'plugin::diavgeia.propose',
      'plugin::diavgeia.prepare',
      'plugin::diavgeia.clear',
    ],
  },
];
