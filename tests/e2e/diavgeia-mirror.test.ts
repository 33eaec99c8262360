import type { Browser, Page } from 'playwright-core';

import type { StandIn } from '../../src/plugins/diavgeia/api';
import type { MirrorService } from '../../src/plugins/diavgeia/server/mirror/mirror';
import { openOffice, type Office } from '../support/office';
import { PASSWORD } from '../support/people';
import { openPortal } from '../support/portal';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const TOWN = '99001';
const WIDTHS = [1280, 390];

describe('The mirror of the portal in the panel, in Greek', () => {
  let office: Office;
  let standIn: StandIn;
  let browser: Browser;
  let page: Page;
  const env = process.env;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 3_000 }));
    const settings = { DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: `${TOWN},99002`, ROLE: 'all' };
    [office, browser] = await Promise.all([openOffice(settings, { withPanel: true }), openBrowser()]);
    await office.strapi.plugin('staff').service('logins').makeDemo({ password: PASSWORD });
    const data = { name: 'Δήμος Παραδείγματος', kind: 'municipality' as const, diavgeiaUid: TOWN };
    await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' });
    const mirror = office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
    standIn.script([{ times: 100_000, when: 'from_issue_date=2017-', fault: { kind: 'status', status: 400 } }]);
    await mirror.go({ organizationUid: TOWN, kind: 'backfill' });
    standIn.script([]);
    page = await visitor(browser, office, 'el');
    await logIn(page, { email: 'transparency@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
    await standIn.close();
    process.env = env;
  });

  const open = async (path: string, width: number) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${office.url}/admin/${path}`);
  };
  const expectSound = async (name: string, width: number) => {
    await look(page, `${name}-${width}`);
    expect([await faults(page, 'main'), await overflow(page)]).toEqual([[], 0]);
  };

  it.each(WIDTHS)('shows which months are here and which are not, %i pixels wide', async (width) => {
    await open('plugins/diavgeia/mirror', width);
    await page.getByRole('heading', { name: `Δήμος Παραδείγματος (${TOWN})` }).waitFor();
    await page.getByRole('heading', { name: 'Φορέας 99002', exact: true }).waitFor();
    await page
      .getByRole('cell', { name: /η ανάγνωση απέτυχε/ })
      .first()
      .waitFor();
    await expectSound('diavgeia-mirror', width);
  });

  it('reads again what failed', async () => {
    await open('plugins/diavgeia/mirror', 1280);
    await page.getByRole('button', { name: 'Νέα προσπάθεια για όσα απέτυχαν' }).click();
    await page.getByText('Η εργασία μπήκε στη σειρά.').first().waitFor();
    await page
      .getByText(/όπως ήταν στις/)
      .first()
      .waitFor();
    expect(await page.getByRole('cell', { name: /η ανάγνωση απέτυχε/ }).count()).toBe(0);
  });

  it.each(WIDTHS)('finds acts by their facets, %i pixels wide', async (width) => {
    await open('plugins/diavgeia/acts?type=2.4.7.1', width);
    await page.getByText(/^[\d.]+ πράξεις$/).waitFor();
    await expectSound('diavgeia-acts', width);
    await page.getByRole('textbox', { name: 'ΑΔΑ, αριθμός ή θέμα' }).fill('δεν υπάρχει πουθενά');
    await page.getByText('Δεν βρέθηκε καμία πράξη.').waitFor();
  });

  it.each(WIDTHS)('lets the office decide what the public sees, %i pixels wide', async (width) => {
    await open('plugins/diavgeia/exposures', width);
    const choice = page.getByRole('combobox', { name: /Α\.2 Κανονιστική πράξη/ });
    await choice.waitFor();
    await expectSound('diavgeia-exposures', width);
    await choice.click();
    await page.getByRole('option', { name: width === 1280 ? 'Κρυφή' : 'Χωρίς το θέμα' }).click();
    await page.getByText('προεπιλογή: Δημόσια').waitFor();
  });

  it('is left for an act and come back to', async () => {
    await open('plugins/diavgeia/acts', 1280);
    await page.locator('main li a').first().click();
    await page.waitForURL(/api::decision\.decision/);
    await page.getByLabel('ΑΔΑ').first().waitFor();
    await page.getByText('Η πράξη μένει όπως αναρτήθηκε· εδώ αλλάζει μόνο η υπηρεσία.').first().waitFor();
    await look(page, 'diavgeia-act');
    await page.goBack();
    await page.getByText(/^[\d.]+ πράξεις$/).waitFor();
  });

  it('stands on the first page with its date', async () => {
    await open('', 1280);
    await page.getByRole('link', { name: 'Δήμος Παραδείγματος' }).waitFor();
    await look(page, 'diavgeia-home');
  });
});
