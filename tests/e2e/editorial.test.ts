import type { Browser, Page } from 'playwright-core';

import { openOffice, type Office } from '../support/office';
import { draftRelease } from '../support/paper';
import { logIn as asPerson, PASSWORD } from '../support/people';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const RELEASE = 'api::press-release.press-release';
const TITLE = 'Νέο ωράριο στο ΚΕΠ';

describe('The editorial desk in a browser, in Greek', () => {
  let office: Office;
  let browser: Browser;
  let writer: Page, editor: Page;
  let documentId: string, planned: string, bilingual: string;

  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({}, { withPanel: true }), openBrowser()]);
    const [hand, eye] = [await asPerson(office, 'writer'), await asPerson(office, 'editor')];
    const data = { name: 'Δήμος', kind: 'municipality' as const };
    const organization = (await office.strapi.documents('api::organization.organization').create({ data, locale: 'el' }))
      .documentId;
    documentId = (await draftRelease(office, { title: TITLE, organization })).documentId;
    planned = (await draftRelease(office, { title: 'Προγραμματισμένο', organization })).documentId;
    bilingual = (await draftRelease(office, { title: 'Σε δύο γλώσσες', organization })).documentId;
    await office.strapi
      .documents('api::organization.organization')
      .update({ documentId: organization, locale: 'en', data: { name: 'Municipality' } });
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'In two languages' }] }];
    const english = { title: 'In two languages', summary: 'In two languages', body, organization } as never;
    await office.strapi.documents(RELEASE).update({ documentId: bilingual, locale: 'en', data: english });
    await hand.post(`/editorial/${RELEASE}/${planned}/submit`, { locale: 'el' });
    await eye.post(`/editorial/${RELEASE}/${planned}/approve`, { locale: 'el' });
    await eye.post(`/editorial/${RELEASE}/${planned}/schedule`, { locale: 'el', at: '2030-05-15T10:30' });
    writer = await visitor(browser, office, 'el');
    await logIn(writer, { email: 'writer@demo.example', password: PASSWORD });
    editor = await visitor(browser, office, 'el');
    await logIn(editor, { email: 'editor@demo.example', password: PASSWORD });
    for (const page of [writer, editor]) page.setDefaultTimeout(25_000);
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const form = (id = documentId) =>
    `${office.url}/admin/content-manager/collection-types/${RELEASE}/${id}?plugins[i18n][locale]=el`;
  const desk = (page: Page) => page.locator('aside', { has: page.getByRole('heading', { name: 'Διαδικασία έκδοσης' }) });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('takes a text from the writer, who then reads why the rest is somebody else’s', async () => {
    await writer.goto(form());
    await button(writer, 'Υποβολή').click();
    await desk(writer).getByText('Υποβλήθηκε', { exact: true }).waitFor();
    await desk(writer).getByText('Γιατί όχι άλλες ενέργειες;').click();
    const approve = desk(writer).getByRole('button', { name: 'Έγκριση' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    const why = await approve.getAttribute('aria-describedby');
    expect(await writer.locator(`[id="${why}"]`).innerText()).toContain('Ο ρόλος σας δεν περιλαμβάνει');
    expect(await button(writer, 'Δημοσίευση').count()).toBeLessThanOrEqual(1);
  });

  it('shows the editor what waits on the first page, and lets them return, approve and publish', async () => {
    await editor.goto(`${office.url}/admin`);
    await editor.getByRole('link', { name: TITLE }).click();
    await button(editor, 'Επιστροφή').click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Λόγος' }).fill('όχι');
    await dialog.getByRole('button', { name: 'Επιστροφή' }).click();
    await dialog.getByRole('alert').getByText('Γράψτε τον λόγο με τουλάχιστον 10 γράμματα.').waitFor();
    await dialog.getByRole('button', { name: 'Άκυρο' }).click();
    await button(editor, 'Έγκριση').click();
    await desk(editor).getByText('Εγκρίθηκε', { exact: true }).waitFor();
    await button(editor, 'Δημοσίευση').click();
    await editor.getByRole('dialog').getByRole('button', { name: 'Δημοσίευση' }).click();
    await desk(editor).getByText('Δημοσιεύτηκε', { exact: true }).waitFor();
    const { body } = await office.http.get(`/api/press-releases/${documentId}?locale=el`);
    expect(body.data.title).toBe(TITLE);
  });

  it('lets nobody act on what was typed but not saved', async () => {
    await editor.goto(form(planned));
    await desk(editor).getByText('Προγραμματίστηκε', { exact: true }).waitFor();
    await editor.getByRole('textbox', { name: 'Υπότιτλος' }).fill('Μια αλλαγή');
    await desk(editor).getByText('Αποθηκεύστε πρώτα τις αλλαγές.').first().waitFor();
    await editor.reload();
  });

  it('asks which of the two, of the hour that comes twice', async () => {
    await editor.goto(form(planned));
    await button(editor, 'Προγραμματισμός').click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByLabel('Ημέρα και ώρα').fill('2030-10-27T03:30');
    await dialog.getByRole('button', { name: 'Προγραμματισμός' }).click();
    await dialog.getByRole('radio').nth(1).click();
    await dialog.getByRole('button', { name: 'Προγραμματισμός' }).click();
    await dialog.waitFor({ state: 'detached' });
    const paper = await office.strapi.db.query('plugin::editorial.paper').findOne({ where: { document: planned } });
    expect(new Date(paper.dueAt).toISOString()).toBe('2030-10-27T01:30:00.000Z');
  });

  it('moves what is scheduled with the keyboard, and with the mouse', async () => {
    await editor.goto(`${office.url}/admin/plugins/editorial?day=2030-10-27&view=month`);
    const item = editor.getByRole('link', { name: 'Προγραμματισμένο' });
    await item.focus();
    await editor.keyboard.press('Alt+ArrowLeft');
    await editor.getByText('26 Οκτ 2030, 03:30').first().waitFor();
    const target = editor.getByRole('button', { name: /15 Οκτωβρίου 2030/ });
    await item.locator('xpath=ancestor::li[1]').dragTo(target);
    await editor.getByText('15 Οκτ 2030, 03:30').first().waitFor();
    const paper = await office.strapi.db.query('plugin::editorial.paper').findOne({ where: { document: planned } });
    expect(new Date(paper.dueAt).toISOString()).toBe('2030-10-15T00:30:00.000Z');
  });

  it('lets ready languages go the same way together', async () => {
    const together = async (page: Page, verb: string, done: string, ...reasons: string[]) => {
      await page.goto(form(bilingual));
      await button(page, verb).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: 'Αγγλικά' }).click();
      for (const reason of reasons) await dialog.getByRole('textbox', { name: 'Λόγος' }).fill(reason);
      expect(await faults(page, '[role=dialog]')).toEqual([]);
      await look(page, `together-${verb}`);
      await dialog.getByRole('button', { name: verb }).click();
      await desk(page).getByText(done, { exact: true }).waitFor();
      await desk(page).getByText(`Αγγλικά: ${done}`).waitFor();
    };
    await together(writer, 'Υποβολή', 'Υποβλήθηκε');
    await together(editor, 'Έγκριση', 'Εγκρίθηκε');
    await together(editor, 'Επιστροφή', 'Επιστράφηκε', 'Λείπει η ώρα της έναρξης.');
  });

  it('leaves what was returned to its writer, whose main button it is to submit it', async () => {
    await editor.goto(form(bilingual));
    await desk(editor).getByText('Περιμένει τον συντάκτη του.').waitFor();
    expect(await button(editor, 'Υποβολή').count()).toBe(1);
    await look(editor, 'returned-1280');
    await writer.goto(form(bilingual));
    await desk(writer).getByText('Επόμενο: Υποβολή').waitFor();
  });

  it('filters the list by state, and shows it in every row', async () => {
    await editor.goto(
      `${office.url}/admin/content-manager/collection-types/${RELEASE}?plugins[i18n][locale]=el&filters[$and][0][desk][$eq]=scheduled`,
    );
    await editor
      .getByRole('row', { name: /Προγραμματισμένο/ })
      .getByText('Προγραμματίστηκε')
      .waitFor();
    expect(await editor.getByRole('row').count()).toBe(2);
    // Strapi's own state, in a column of its own, is left out.
    expect(await editor.getByRole('gridcell', { name: 'Κατάσταση' }).filter({ visible: true }).count()).toBe(0);
    expect(await editor.locator('td > [role=status]').filter({ visible: true }).count()).toBe(0);
  });

  it.each([1280, 390])('fits %i pixels, without a serious fault for those who cannot see it', async (width) => {
    await editor.setViewportSize({ width, height: 844 });
    const query = `type=${RELEASE}&documentId=${documentId}&locale=el`;
    for (const [path, ready] of [
      ['plugins/editorial?day=2030-10-27&view=month', 'Προγραμματισμένο'],
      [`plugins/editorial/editions?${query}`, 'Δεν διαφέρουν σε τίποτα.'],
    ] as const) {
      await editor.goto(`${office.url}/admin/${path}`);
      await editor.getByText(ready).first().waitFor();
      expect(await overflow(editor)).toBe(0);
      expect(await faults(editor, 'main')).toEqual([]);
    }
  });

  it('has no serious fault beside the form', async () => {
    await editor.setViewportSize({ width: 1280, height: 900 });
    await editor.goto(form());
    await desk(editor).getByText('Δημοσιεύτηκε', { exact: true }).waitFor();
    expect(await faults(editor, 'aside:last-of-type')).toEqual([]);
  });
});
