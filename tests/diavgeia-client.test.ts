import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readAct } from '../src/plugins/diavgeia/shared/act';
import { addDays, dayOf } from '../src/plugins/diavgeia/shared/moments';
import { mismatches } from '../src/plugins/diavgeia/shared/question';
import type { Portal, StandIn } from '../src/plugins/diavgeia/api';
import { clientOf, openPortal, PECULIAR } from './support/portal';

const TOWN = '99001';

describe('The client of the transparency portal', () => {
  let standIn: StandIn;
  let portal: Portal;
  const today = dayOf(Date.now());
  const lately = {
    organizations: [TOWN],
    submittedFrom: '2010-10-01',
    submittedTo: addDays(today, 2),
    status: 'all' as const,
    size: 500,
  };
  const window = { ...lately, issuedFrom: addDays(today, -80), issuedTo: addDays(today, 90) };
  beforeAll(async () => {
    ({ standIn, portal } = await openPortal({ acts: 300 }));
  });
  afterEach(() => {
    expect(standIn.isScriptOver()).toBe(true);
    standIn.script([]);
  });
  afterAll(() => standIn.close());

  it('reads every list the portal has', async () => {
    expect((await portal.types()).length).toBeGreaterThan(20);
    expect(await portal.type('Δ.1')).toMatchObject({ uid: 'Δ.1', allowedInDecisions: true });
    expect((await portal.typeDetails('Δ.1')).extraFields[0]).toMatchObject({ uid: 'person', multiple: true });
    expect(await portal.typeTerms('Δ.1')).not.toEqual([]);
    expect(await portal.terms()).not.toEqual([]);
    expect(await portal.dictionaries()).not.toEqual([]);
    expect((await portal.dictionary('THK'))[0]).toMatchObject({ uid: '04' });
    expect((await portal.organizations()).map(({ uid }) => uid)).toEqual([TOWN, '99002']);
    expect(await portal.organization('dimos_anemoessas')).toMatchObject({ uid: TOWN });
    expect((await portal.organizationDetails(TOWN)).supervisedOrganizations).toHaveLength(1);
    expect((await portal.units(TOWN)).length).toBe((await portal.units(TOWN, { descendants: 'children' })).length + 1);
    expect((await portal.signers(TOWN))[0]?.units[0]).toMatchObject({ positionLabel: 'Δήμαρχος' });
    expect(await portal.unit('990012')).toMatchObject({ unitDomains: [] });
    expect(await portal.signer('9900102')).toMatchObject({ active: true });
    expect(await portal.positions()).toEqual(await portal.organizationPositions(TOWN));
  });

  it('finds what happened to old acts, and acts of days to come', async () => {
    const { acts, aside, total } = await portal.search(window);
    expect(aside).toEqual([]);
    expect(acts).toHaveLength(total);
    const statusOf = (ada: string) => acts.find(({ act }) => act.ada === ada)?.act.status;
    expect(statusOf(PECULIAR.revoked)).toBe('revoked');
    expect(statusOf(PECULIAR.pending)).toBe('pending-revocation');
    expect(statusOf(PECULIAR.future)).toBe('published');
    const revoked = acts.find(({ act }) => act.ada === PECULIAR.revoked)?.act;
    expect(revoked).toMatchObject({ documentUrl: null });
  });

  it('reads a day on the calendar of Athens, however the portal keeps it', async () => {
    const dayAs = async (ada: string) => {
      const read = await portal.decision(ada);
      return 'act' in read && read.act.issueDate;
    };
    expect(await dayAs(PECULIAR.athensMidnight)).toBe('2013-01-15');
    // The stand-in counts its days by UTC, which late in the evening is a day behind Athens.
    expect(await dayAs(PECULIAR.oddClock)).toBe(addDays(new Date().toISOString().slice(0, 10), -40));
  });

  it('reads one act, its versions and its log, by the number as anybody types it', async () => {
    const { versions } = await portal.versionLog(PECULIAR.edited);
    expect(versions).toHaveLength(2);
    expect(versions[1]?.correctedVersionId).toBe(versions[0]?.versionId);
    const former = await portal.decisionVersion(versions[0]?.versionId ?? '');
    expect('act' in former && former.act.versionId).toBe(versions[0]?.versionId);
    await expect(portal.decision('ΩΩΩΩΩΨΒ-ΩΩΩ')).rejects.toMatchObject({ code: 'not-found', passes: false });
  });

  it('asks in the portal’s own language, and hears what is wrong with it', async () => {
    const q = `organizationUid:"${TOWN}" AND (decisionTypeUid:"2.4.7.1" OR decisionTypeUid:["Δ.1","Δ.2.1"])`;
    expect((await portal.searchAdvanced({ q })).total).toBeGreaterThan(0);
    const wrong = portal.searchAdvanced({ q: 'issueDate:[2024-01-01 TO 2024-02-01]' });
    await expect(wrong).rejects.toMatchObject({
      code: 'refused',
      status: 400,
      reasons: [{ code: 'InvalidQuertSyntaxException' }],
    });
  });

  it('asks again when the portal is out of order, slow, busy or answers with a page', async () => {
    const faults = [{ kind: 'status', status: 503 }, { kind: 'html' }, { kind: 'cut' }, { kind: 'broken' }] as const;
    for (const fault of faults) {
      standIn.script([{ when: '/types', fault }]);
      expect(await portal.types()).not.toEqual([]);
    }
    standIn.script([{ fault: { kind: 'slow', ms: 500 } }]);
    expect(await clientOf(standIn, { patience: 200 }).types()).not.toEqual([]);
    standIn.script([{ fault: { kind: 'status', status: 429, retryAfter: 1 } }]);
    const began = Date.now();
    expect(await portal.types()).not.toEqual([]);
    expect(Date.now() - began).toBeGreaterThan(950);
  });

  it('does not ask faster than by itself where the portal says that there is nothing to wait for', async () => {
    standIn.script([{ times: 4, fault: { kind: 'status', status: 503, retryAfter: 0 } }]);
    const began = Date.now();
    expect(await clientOf(standIn, { backOff: 40 }).types()).not.toEqual([]);
    expect(Date.now() - began).toBeGreaterThan(290);
  });

  it('gives up in words when that does not pass', async () => {
    standIn.script([{ times: 5, fault: { kind: 'html' } }]);
    await expect(portal.types()).rejects.toMatchObject({ code: 'not-json', passes: true, message: /web page/ });
    standIn.script([{ fault: { kind: 'status', status: 503, retryAfter: 3600 } }]);
    await expect(portal.types()).rejects.toMatchObject({ code: 'unavailable', retryAfter: 3_600_000 });
  });

  it('takes an answer to another question for a fault', async () => {
    standIn.script([{ fault: { kind: 'narrowed', days: 30 } }]);
    await expect(portal.search(window)).rejects.toMatchObject({ code: 'mismatch', reasons: [{ code: 'narrowed' }] });
    standIn.script([{ fault: { kind: 'ignored', parameter: 'org' } }]);
    await expect(portal.search(window)).rejects.toMatchObject({ code: 'mismatch', reasons: [{ code: 'ignored' }] });
    standIn.script([{ fault: { kind: 'ignored', parameter: 'status' } }]);
    await expect(portal.search(window)).rejects.toMatchObject({ code: 'mismatch', reasons: [{ code: 'status' }] });
    const tooLong = portal.search({ ...lately, issuedFrom: '2020-01-01', issuedTo: '2021-01-01' });
    await expect(tooLong).rejects.toMatchObject({ reasons: [{ code: 'narrowed' }] });
  });

  it('keeps a bad act aside and the rest of its page', async () => {
    standIn.script([{ fault: { kind: 'stub', ada: PECULIAR.edited } }]);
    const { acts, aside, total } = await portal.search(window);
    expect(acts).toHaveLength(total - 1);
    expect(aside).toMatchObject([{ ada: PECULIAR.edited, reason: { code: 'error-in-place' } }]);
  });

  it('sends once, whatever happens', async () => {
    const metadata = {
      subject: 'Δοκιμαστική ανάρτηση',
      protocolNumber: '1/2026',
      issueDate: `${today}T00:00:00.000Z`,
      organizationId: TOWN,
      unitIds: ['990012'],
      signerIds: ['9900100'],
      decisionTypeId: '2.4.7.1',
      thematicCategoryIds: ['20'],
      extraFieldValues: { documentType: 'ΠΡΑΞΗ' },
    };
    const document = Buffer.from('%PDF-1.4 δοκιμή');
    const { act } = await portal.publish({
      metadata,
      document,
      attachments: [
        { filename: 'π.xls', mimeType: 'application/vnd.ms-excel', description: 'Πίνακας', content: Buffer.from('1') },
      ],
    });
    expect(act).toMatchObject({ status: 'published', subject: metadata.subject, attachments: [{ description: 'Πίνακας' }] });
    const corrected = await portal.correct(act.ada, { metadata: { ...metadata, subject: 'Διορθωμένη' }, document });
    expect(corrected.act).toMatchObject({ ada: act.ada, correctedVersionId: act.versionId, subject: 'Διορθωμένη' });
    const cleared = await portal.changeAttachments(act.ada, { metadata, remove: [act.attachments[0]?.id ?? ''] });
    expect(cleared.act.attachments).toEqual([]);
    await portal.requestRevocation(act.ada, 'Διπλή ανάρτηση');
    expect(standIn.shelf.get(act.ada)?.status).toBe('PENDING_REVOCATION');
    const wrong = portal.publish({
      metadata: { ...metadata, unitIds: ['1'], signerIds: ['2'], extraFieldValues: { financialYear: 'x' } },
      document,
    });
    await expect(wrong).rejects.toMatchObject({ code: 'refused', reasons: { length: 3 } });
    const empty = { financialYear: 2026, amountWithVAT: { amount: null } };
    await expect(
      portal.publish({ metadata: { ...metadata, decisionTypeId: 'Β.1.3', extraFieldValues: empty }, document }),
    ).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ says: 'The field budgettype is required.' }, { says: 'The field amountWithVAT.amount is required.' }],
    });
    const before = standIn.shelf.all().length;
    standIn.script([{ when: 'POST', fault: { kind: 'lost-answer' } }]);
    await expect(portal.publish({ metadata, document })).rejects.toMatchObject({ code: 'unreachable' });
    expect(standIn.shelf.all()).toHaveLength(before + 1);
    const stranger = clientOf(standIn, { account: { username: 'demo', password: 'wrong' } });
    await expect(stranger.publish({ metadata, document })).rejects.toMatchObject({ code: 'login-refused' });
  });

  it('fetches a document', async () => {
    expect((await portal.document(`${standIn.root}/doc/${encodeURIComponent(PECULIAR.edited)}`)).subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
  });
});

const samples = process.env.DIAVGEIA_SAMPLES;
(samples ? describe : describe.skip)('Real answers', () => {
  const under = (folder: string) => readdirSync(join(samples ?? '', folder)).filter((file) => file.endsWith('.json'));
  const read = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(samples ?? '', folder, file), 'utf8'));

  it('are all read as acts', () => {
    for (const file of under('decisions'))
      expect(readAct(read('decisions', file))).toHaveProperty('act.ada', file.split('__')[1]?.slice(0, -5));
    for (const file of under('search').filter((name) => /epoch-ms|lossy/.test(name))) {
      const { decisions } = read('search', file) as { decisions: unknown[] };
      for (const one of decisions)
        expect(readAct(one)).toHaveProperty('act.issueDate', expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
    }
  });

  it('echo what was asked, unless the portal cut the days', () => {
    type Sample = { request: Record<string, string>; info?: { query: string }; info_query_only?: string };
    const { samples: echoes } = read('search', 'info_echo_samples.json') as { samples: Sample[] };
    for (const { request, info, info_query_only } of echoes) {
      const differences = mismatches(
        {
          organizations: request.org?.split(';'),
          submittedFrom: request.from_date,
          submittedTo: request.to_date,
          issuedFrom: request.from_issue_date,
          issuedTo: request.to_issue_date,
          term: request.term,
          status: request.status?.toLowerCase() as 'all' | undefined,
        },
        info?.query ?? info_query_only,
      );
      expect(differences.map(({ code }) => code)).toEqual(request.to_issue_date === '2025-04-21' ? ['narrowed'] : []);
    }
  });
});
