import type { Browser, Page } from 'playwright-core';

import { openOffice, type Office } from '../support/office';
import { draftRelease } from '../support/paper';
import { logIn as logInOverHttp, PASSWORD } from '../support/people';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const RELEASE = 'api::press-release.press-release';

describe('Embargo links in a browser', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  let documentId: string;

  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({}, { withPanel: true }), openBrowser()]);
    const data = { name: 'Δήμος', kind: 'municipality' as const };
    const { documentId: organization } = await office.strapi
      .documents('api::organization.organization')
      .create({ data, locale: 'el' });
    const embargoUntil = new Date(Date.now() + 172_800_000).toISOString();
    ({ documentId } = await draftRelease(office, { title: 'Νέο λιμάνι', organization, embargoUntil }));
    const [writer, editor] = [await logInOverHttp(office, 'writer'), await logInOverHttp(office, 'editor')];
    await writer.post(`/editorial/${RELEASE}/${documentId}/submit`);
    await editor.post(`/editorial/${RELEASE}/${documentId}/approve`);
    page = await visitor(browser, office, 'el');
    await logIn(page, { email: 'editor@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it.each([
    { width: 1280, folded: [] },
    // On a narrow screen what stands beside the form is folded up below it.
    { width: 390, folded: ['Περισσότερες ενέργειες'] },
  ])('are given, read and revoked, $width pixels wide', async ({ width, folded }) => {
    const unfold = async () => {
      for (const name of folded) await page.getByRole('button', { name }).last().click();
    };
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${office.url}/admin/content-manager/collection-types/${RELEASE}/${documentId}?plugins[i18n][locale]=el`);
    const give = page.getByRole('button', { name: 'Νέος σύνδεσμος', includeHidden: true });
    await give.waitFor({ state: 'attached' });
    await unfold();
    await look(page, `panel-${width}`);
    await give.click();
    await page.getByRole('textbox', { name: 'Ονοματεπώνυμο' }).fill(`Ελένη ${width}`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill('eleni@press.example');
    expect(await faults(page, '[role=dialog]')).toEqual([]);
    await look(page, `give-${width}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Νέος σύνδεσμος' }).click();
    const address = await page.getByRole('textbox', { name: 'Σύνδεσμος' }).inputValue();
    await look(page, `given-${width}`);
    await page.getByRole('button', { name: 'Κλείσιμο' }).last().click();

    const reader = await browser.newPage({ locale: 'el', viewport: { width, height: 900 } });
    await reader.goto(`${office.url}${new URL(address).pathname}`);
    await reader.getByText('Υπό εμπάργκο έως').first().waitFor();
    await look(reader, `read-${width}`);
    await reader.close();

    await page.reload();
    await give.waitFor({ state: 'attached' });
    await unfold();
    const item = page.getByRole('listitem').filter({ hasText: `Ελένη ${width}` });
    await item.getByText('Διαβάστηκε μία φορά').waitFor();
    await look(page, `listed-${width}`);
    expect(await overflow(page)).toBe(0);
    const revoke = item.getByRole('button', { name: 'Ανάκληση' });
    await revoke.click();
    await page.getByRole('alertdialog').getByRole('button').last().click();
    await item.getByText('Ανακλήθηκε').waitFor();
  });
});
