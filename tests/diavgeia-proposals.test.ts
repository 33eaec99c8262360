import type { StandIn } from '../src/plugins/diavgeia/api';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import type { NewAct } from '../src/plugins/diavgeia/server/stand-in/shelf';
import type { DecidedAnswer, ProposalsAnswer, RulesAnswer } from '../src/plugins/diavgeia/shared/ties-contracts';
import { openOffice, type Office } from './support/office';
import { letOut } from './support/paper';
import { logIn, type Person } from './support/people';
import { AT_ONCE, openPortal } from './support/portal';

const TOWN = '99001';
const RELEASE = 'api::press-release.press-release';

describe('Proposals from the transparency portal', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let writer: Person, transparency: Person, translator: Person;
  const env = process.env;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 60 }));
    office = await openOffice({ ...AT_ONCE, DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWN });
    mirror = office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    [writer, transparency, translator] = [
      await logIn(office, 'writer'),
      await logIn(office, 'transparency'),
      await logIn(office, 'translator'),
    ];
    const data = { name: 'Δήμος', kind: 'municipality' as const, diavgeiaUid: TOWN };
    await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' });
    await mirror.go({ organizationUid: TOWN, kind: 'backfill' });
  });
  afterAll(async () => {
    await office.close();
    await standIn.close();
    process.env = env;
  });
  afterEach(() => standIn.script([]));

  const sync = () => mirror.go({ organizationUid: TOWN, kind: 'sync' });
  const post = (change: Partial<NewAct>) => {
    const { ada: _, ...act } = standIn.shelf.all().find(({ decisionTypeId }) => decisionTypeId === 'Α.2')!;
    const plain = { ...act, decisionTypeId: 'Δ.2.1', unitIds: ['990012'], signerIds: ['9900100'], extraFieldValues: {} };
    return standIn.shelf.post({ ...plain, issueDate: Date.now(), subject: 'Διακήρυξη έργου', ...change } as NewAct);
  };
  const list = async (query = '', person = writer) =>
    (await person.get(`/diavgeia/proposals${query}`)).body as unknown as ProposalsAnswer;
  const decide = async (answer: string, adas: string[], more = {}, person = writer) => {
    const { status, body } = await person.post('/diavgeia/proposals/decisions', { adas, answer, ...more });
    expect([status, body.error]).toEqual([200, undefined]);
    return (body as unknown as DecidedAnswer).data;
  };
  const adasIn = async (query = '') => (await list(query)).data.map(({ ada }) => ada);

  it('are made during the sync that brings the act, once, and not of what readers may not see', async () => {
    const tender = post({ subject: 'Προμήθεια απορριμματοφόρων' });
    const council = post({ decisionTypeId: '2.4.7.1', unitIds: ['990010'], subject: 'Ψήφιση ονοματοδοσίας' });
    const payment = post({ decisionTypeId: 'Β.2.2', unitIds: ['990010'] });
    const personal = post({ subject: 'Πρόσληψη, ΑΜΚΑ 01010112345, ΑΦΜ 090000045' });
    const flagged = post({ privateData: true });
    await sync();
    await sync();
    const found = await adasIn();
    expect(found).toEqual(expect.arrayContaining([tender.ada, council.ada]));
    for (const { ada } of [payment, personal, flagged]) expect(found).not.toContain(ada);
    const { data, open } = await list();
    expect(open).toBe(data.length);
    expect(data.find(({ ada }) => ada === tender.ada)).toMatchObject({
      subject: 'Προμήθεια απορριμματοφόρων',
      rule: { code: 'tenders' },
      makes: 'release',
      kind: 'announcement',
      protocolNumber: tender.protocolNumber,
      units: ['ΓΡΑΦΕΙΟ ΔΗΜΑΡΧΟΥ'],
      signers: [expect.stringMatching(/\S+ \S+/)],
    });
  });

  it('become a draft with number, date, signer, ΑΔΑ, link and document, which readers do not see', async () => {
    const act = post({ subject: 'Διακήρυξη για  παιδικές χαρές' });
    await sync();
    const [made] = await decide('yes', [act.ada]);
    expect(made).toMatchObject({ ada: act.ada, state: 'accepted', type: RELEASE, against: null });
    const draft = await office.strapi.documents(RELEASE).findOne({
      documentId: made!.document!,
      locale: 'el',
      populate: { organization: true, attachments: { populate: ['file'] }, createdBy: true } as never,
    });
    expect(draft).toMatchObject({
      title: 'Διακήρυξη για παιδικές χαρές',
      kind: 'announcement',
      citedAdas: [act.ada],
      organization: { name: 'Δήμος' },
      attachments: [{ title: `ΑΔΑ ${act.ada}`, file: { mime: 'application/pdf' } }],
      createdBy: { email: 'writer@demo.example' },
    });
    expect(draft?.summary).toContain(act.protocolNumber);
    expect(JSON.stringify(draft?.body)).toMatch(/decision\/view\/.*Υπογράφει|Υπογράφει.*decision\/view\//);
    expect((await office.http.get(`/api/press-releases/${made!.document}?locale=el`)).status).toBe(404);
    expect(await adasIn()).not.toContain(act.ada);
    expect((await decide('no', [act.ada]))[0]?.against).toMatch(/decided it already/);
  });

  it('are remembered when declined, also when the act comes again, and either answer can be undone', async () => {
    const act = post({});
    const other = post({ subject: 'Δεύτερη διακήρυξη' });
    await sync();
    await decide('no', [act.ada, other.ada]);
    standIn.shelf.edit(act.ada, { subject: 'Διακήρυξη έργου, ξανά' });
    await sync();
    expect(await adasIn()).not.toContain(act.ada);
    expect(await adasIn('?state=declined')).toEqual(expect.arrayContaining([act.ada, other.ada]));
    expect((await decide('undo', [act.ada]))[0]).toMatchObject({ state: 'open' });
    expect(await adasIn()).toContain(act.ada);
    const [made] = await decide('yes', [act.ada]);
    await decide('undo', [act.ada]);
    expect(await office.strapi.documents(RELEASE).findOne({ documentId: made!.document!, locale: 'el' })).toBeNull();
    expect(await adasIn()).toContain(act.ada);
    const [again] = await decide('yes', [act.ada]);
    await office.strapi.documents(RELEASE).update({ documentId: again!.document!, locale: 'el', data: { title: 'Δικό μας' } });
    expect((await decide('undo', [act.ada]))[0]?.against).toMatch(/worked on the draft/);
  });

  it('go when their act is revoked, and nobody can say yes to them any more', async () => {
    const act = post({});
    await sync();
    expect(await adasIn()).toContain(act.ada);
    standIn.shelf.revoke(act.ada);
    await sync();
    expect(await adasIn()).not.toContain(act.ada);
    expect((await decide('yes', [act.ada]))[0]?.against).toMatch(/no longer stands/);
  });

  it('lose the copy of their document when the act is revoked, also in a text that readers have', async () => {
    const act = post({});
    await sync();
    const [made] = await decide('yes', [act.ada]);
    const documentId = made!.document!;
    await letOut(office, RELEASE, documentId);
    const read = async () => {
      const query = `{ pressRelease(documentId: "${documentId}", locale: "el") { attachments { title file { url } } citedActs { state } } }`;
      const { data, errors } = await office.graphql<{ pressRelease: { attachments: { file: { url: string } }[] } }>(query);
      expect(errors).toBeUndefined();
      return data.pressRelease;
    };
    const { attachments } = await read();
    expect(attachments).toHaveLength(1);
    const address = attachments[0]!.file.url;
    expect((await office.http.get(address)).status).toBe(200);
    standIn.shelf.revoke(act.ada);
    await sync();
    expect(await read()).toEqual({ attachments: [], citedActs: [{ state: 'revoked' }] });
    expect((await office.http.get(address)).status).toBe(404);
  });

  it('make the draft without its document while the portal is down, and once where two say yes at once', async () => {
    const act = post({});
    await sync();
    standIn.script([{ when: '/doc/', times: 10, fault: { kind: 'html' } }]);
    const answers = await Promise.all([decide('yes', [act.ada]), decide('yes', [act.ada], {}, transparency)]);
    expect(answers.flat().filter(({ state }) => state === 'accepted')).toHaveLength(1);
    const { document } = answers.flat().find(({ state }) => state === 'accepted')!;
    const draft = await office.strapi
      .documents(RELEASE)
      .findOne({ documentId: document!, locale: 'el', populate: { attachments: true } });
    expect(draft?.attachments).toEqual([]);
    const { rows } = await office.strapi.db.connection.raw('SELECT 1 FROM press_releases WHERE cited_adas @> ?::jsonb', [
      JSON.stringify([act.ada]),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('follow rules that the office changes: what fits now is proposed at once', async () => {
    const { data: rules, units } = (await transparency.get('/diavgeia/rules')).body as unknown as RulesAnswer;
    expect(rules.map(({ code }) => code)).toContain('council');
    expect(units).toContainEqual({ uid: '990010', label: 'ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ' });
    const act = post({ decisionTypeId: 'Δ.1', subject: 'Ανάθεση συναυλίας στην πλατεία' });
    await sync();
    expect(await adasIn()).not.toContain(act.ada);
    const rule = {
      name: 'Συναυλίες',
      isOn: true,
      types: ['Δ.1'],
      units: [],
      words: ['συναυλι'],
      notWords: [],
      makes: 'event',
      kind: 'cultural',
    };
    expect((await writer.post('/diavgeia/rules', rule)).status).toBe(403);
    expect((await transparency.post('/diavgeia/rules', { ...rule, kind: 'release' })).status).toBe(400);
    const saved = (await transparency.post('/diavgeia/rules', rule)).body.data as { id: number; proposed: number };
    expect(saved.proposed).toBe(1);
    expect(await adasIn(`?rule=${saved.id}`)).toEqual([act.ada]);
    const [made] = await decide('yes', [act.ada]);
    expect(made?.type).toBe('api::event.event');
    const [council] = rules.filter(({ code }) => code === 'council');
    const { id, code: _, ...ruling } = council!;
    expect((await transparency.put(`/diavgeia/rules/${id}`, { ...ruling, isOn: false })).status).toBe(200);
    const quiet = post({ decisionTypeId: '2.4.7.1', unitIds: ['990010'], subject: 'Ορισμός εκπροσώπου' });
    await sync();
    expect(await adasIn()).not.toContain(quiet.ada);
    expect((await transparency.delete(`/diavgeia/rules/${id}`)).status).toBe(404);
    expect((await transparency.delete(`/diavgeia/rules/${saved.id}`)).status).toBe(200);
  });

  it('are for those who hold the right', async () => {
    expect((await translator.get('/diavgeia/proposals')).status).toBe(403);
    expect((await office.http.get('/diavgeia/proposals')).status).toBe(401);
    expect((await writer.post('/diavgeia/proposals/decisions', { adas: [], answer: 'yes' })).status).toBe(400);
  });
});
