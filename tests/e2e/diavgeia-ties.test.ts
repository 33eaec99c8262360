import type { Browser, Page } from 'playwright-core';

import type { StandIn } from '../../src/plugins/diavgeia/api';
import type { MirrorService } from '../../src/plugins/diavgeia/server/mirror/mirror';
import type { NewAct } from '../../src/plugins/diavgeia/server/stand-in/shelf';
import { openOffice, type Office } from '../support/office';
import { draftRelease } from '../support/paper';
import { PASSWORD } from '../support/people';
import { openPortal } from '../support/portal';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const TOWN = '99001';
const RELEASE = 'api::press-release.press-release';
const SUBJECTS = [
  'Διακήρυξη για την προμήθεια απορριμματοφόρων, προσφορές έως 31/12/2026 και ώρα 13:00',
  'Διακήρυξη για τη συντήρηση παιδικών χαρών',
  'Διακήρυξη για δενδροφυτεύσεις',
  'Διακήρυξη για τον φωτισμό γηπέδων',
];

describe('The acts of the portal in a browser', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let browser: Browser;
  let page: Page;
  let documentId: string;
  let cited: string;
  const env = process.env;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 40 }));
    const settings = { DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWN };
    [office, browser] = await Promise.all([openOffice(settings, { withPanel: true }), openBrowser()]);
    await office.strapi.plugin('staff').service('logins').makeDemo({ password: PASSWORD });
    const data = { name: 'Δήμος', kind: 'municipality' as const, diavgeiaUid: TOWN };
    await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' });
    mirror = office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    cited = post('Διακήρυξη που θα ανακληθεί').ada;
    await mirror.go({ organizationUid: TOWN, kind: 'backfill' });
    ({ documentId } = await draftRelease(office, { title: 'Νέα απορριμματοφόρα', citedAdas: [cited] }));
    for (const subject of SUBJECTS) post(subject);
    post('Κανονισμός καθαριότητας', { decisionTypeId: 'Α.2' });
    standIn.shelf.revoke(cited);
    await mirror.go({ organizationUid: TOWN, kind: 'sync' });
    page = await visitor(browser, office, 'el');
    await logIn(page, { email: 'head@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
    await standIn.close();
    process.env = env;
  });

  const post = (subject: string, change: Partial<NewAct> = {}) => {
    const [act] = standIn.shelf.all();
    const plain = { organizationId: TOWN, unitIds: ['990010'], signerIds: ['9900100'], extraFieldValues: {}, attachments: [] };
    const given = { privateData: false, issueDate: Date.now(), decisionTypeId: 'Δ.2.1', protocolNumber: '101/2026', subject };
    return standIn.shelf.post({ ...act, ...plain, ...given, ...change } as NewAct);
  };
  const open = async (path: string, width: number) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${office.url}/admin/${path}`);
  };
  const expectSound = async (name: string, width: number, where?: string) => {
    await look(page, `${name}-${width}`);
    expect([await faults(page, where), await overflow(page)]).toEqual([[], 0]);
  };

  it.each([1280, 390])('are proposed, declined, undone and drafted with the keyboard, %i pixels wide', async (width) => {
    await open('plugins/diavgeia/proposals', width);
    const items = page.locator('[data-ada]');
    await items.first().waitFor();
    await expectSound('proposals', width);
    const before = await items.count();
    const first = items.filter({ hasText: 'Διακήρυξη' }).first();
    const ada = await first.getAttribute('data-ada');
    await first.focus();
    // As a Greek keyboard writes it.
    await first.dispatchEvent('keydown', { key: 'ν', code: 'KeyN', bubbles: true });
    await page.getByText('Η πρόταση δεν θα εμφανιστεί ξανά.').waitFor();
    await page.getByRole('button', { name: 'Αναίρεση της τελευταίας απάντησης' }).click();
    await page.locator(`[data-ada="${ada}"]`).focus();
    await page.keyboard.press('y');
    await page.getByText('Το σχέδιο είναι έτοιμο.').first().waitFor();
    expect(await page.getByRole('link', { name: 'Το σχέδιο' }).first().getAttribute('href')).toMatch(/collection-types\/api::/);
    await page.waitForFunction(`document.querySelectorAll('[data-ada]').length === ${before - 1}`);
    await page.getByRole('button', { name: 'Κανόνες' }).click();
    await page.getByRole('heading', { name: 'Αποφάσεις Δημοτικού Συμβουλίου' }).waitFor();
    await expectSound('rules', width, '[role=dialog]');
    await page.getByRole('button', { name: 'Αλλαγή: Διακηρύξεις', exact: true }).click();
    await page.getByLabel('Είδη πράξεων').waitFor();
    await expectSound('rule', width, '[role=dialog]');
  });

  it.each([1280, 390])('are cited in the form, looked up as one types, %i pixels wide', async (width) => {
    await open(`content-manager/collection-types/${RELEASE}/${documentId}`, width);
    const line = page.getByRole('combobox', { name: 'Αναζήτηση πράξης' });
    await line.scrollIntoViewIfNeeded();
    await page.getByText('Ανακλήθηκε', { exact: true }).first().waitFor();
    await line.fill('κανονισμός καθαρ');
    const option = page.getByRole('option', { name: /Κανονισμός καθαριότητας/ });
    await option.waitFor();
    await look(page, `lookup-${width}`);
    await line.press('Enter');
    await page.getByRole('link', { name: /Κανονισμός καθαριότητας/ }).waitFor();
    await line.fill('9ΖΖΖΩΨ9-ΖΖΖ');
    await page.getByRole('option', { name: /9ΖΖΖΩΨ9-ΖΖΖ/ }).click();
    await page.getByText(/Η Διαύγεια δεν έχει πράξη με αυτόν τον ΑΔΑ/).waitFor();
    await page.getByText('Πράξεις που άλλαξαν').first().waitFor();
    await look(page, `cited-${width}`);
    expect(await overflow(page)).toBe(0);
  });

  it('never cites what was found for other words than those typed last', async () => {
    await open(`content-manager/collection-types/${RELEASE}/${documentId}`, 1280);
    const line = page.getByRole('combobox', { name: 'Αναζήτηση πράξης' });
    await line.fill('κανονισμός καθαρ');
    await page.getByRole('option', { name: /Κανονισμός καθαριότητας/ }).waitFor();
    await page.route('**/diavgeia/lookup**', (route) => route.abort());
    await line.fill('δενδροφυτεύσεις');
    await line.press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: /Κανονισμός καθαριότητας/ }).count()).toBe(0);
    await page.unroute('**/diavgeia/lookup**');
  });

  it.each([1280, 390])('are lists of what changed, of calls and of the press, %i pixels wide', async (width) => {
    await open('plugins/diavgeia/citations', width);
    await page.getByRole('link', { name: 'Νέα απορριμματοφόρα' }).waitFor();
    await expectSound('citations', width);
    await open('plugins/diavgeia/calls', width);
    await page.getByLabel('Προθεσμία').first().waitFor();
    await expectSound('calls', width);
    await open('plugins/diavgeia/press', width);
    await page.getByText('Κανονισμός καθαριότητας').first().waitFor();
    await expectSound('press', width);
    await page.getByRole('button', { name: 'Δημοσίευση στον Τύπο' }).first().click();
    await page.getByLabel('Εφημερίδα').waitFor();
    await page.getByRole('button', { name: 'Αποθήκευση' }).click();
    await page.getByText('Γράψτε σε ποια εφημερίδα.').waitFor();
    await page
      .locator('input[data-part=proof]')
      .setInputFiles({ name: 'selida.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
    await page.getByText('selida.pdf').waitFor();
    await page.getByRole('button', { name: 'Άλλο αρχείο' }).waitFor();
    // The panel's own colour of a button under the mouse is not ours to choose.
    await page.mouse.move(0, 0);
    await expectSound('proof', width, '[role=dialog]');
  });

  it('stand on the first page', async () => {
    await open('', 1280);
    await page.getByText('Προτάσεις από τη Διαύγεια').waitFor();
    await page
      .getByRole('link', { name: /προτάσεις|πρόταση/ })
      .first()
      .waitFor();
    await look(page, 'home-1280');
  });
});
