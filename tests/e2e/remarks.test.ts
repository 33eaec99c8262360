import type { Browser, Page } from 'playwright-core';

import { openOffice, type Office } from '../support/office';
import { draftRelease } from '../support/paper';
import { logIn as asPerson, PASSWORD } from '../support/people';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const RELEASE = 'api::press-release.press-release';
const TITLE = 'Νέο ωράριο στο ΚΕΠ';
const WORDS = 'Ποια ώρα ισχύει;\nΡωτήστε τη γραμματεία.';

describe('Remarks in a browser, in Greek', () => {
  let office: Office;
  let browser: Browser;
  let writer: Page, editor: Page;
  let documentId: string;

  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({}, { withPanel: true }), openBrowser()]);
    for (const role of ['writer', 'editor']) await asPerson(office, role);
    documentId = (await draftRelease(office, { title: TITLE })).documentId;
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

  const form = () => `${office.url}/admin/content-manager/collection-types/${RELEASE}/${documentId}?plugins[i18n][locale]=el`;
  const remark = (page: Page, words: string) =>
    page.getByRole('list', { name: 'Παρατηρήσεις' }).getByRole('listitem').filter({ hasText: words });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  /** On a narrow screen what stands beside the form is folded up below it. */
  const unfold = async (page: Page, width: number) => {
    await button(page, 'Νέα παρατήρηση').or(page.getByText('Νέα παρατήρηση')).first().waitFor({ state: 'attached' });
    if (width < 1000) await page.getByRole('button', { name: 'Περισσότερες ενέργειες' }).last().click();
  };

  it('are written to a colleague, who is told what is wrong with an empty one', async () => {
    await editor.goto(form());
    await button(editor, 'Νέα παρατήρηση').click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Καταχώριση' }).click();
    await dialog.getByRole('alert').getByText('Γράψτε την παρατήρηση.').waitFor();
    await dialog.getByRole('textbox', { name: 'Παρατήρηση' }).fill(WORDS);
    await dialog.getByRole('combobox', { name: 'Προς' }).click();
    await editor.getByRole('option', { name: 'Writer Demo' }).click();
    expect(await faults(editor, '[role=dialog]')).toEqual([]);
    await look(editor, 'remark-form-1280');
    await dialog.getByRole('button', { name: 'Καταχώριση' }).click();
    await remark(editor, 'Ποια ώρα ισχύει;').getByText('προς: Writer Demo').waitFor();
  });

  it('are found on the first page, answered and dealt with', async () => {
    await writer.goto(`${office.url}/admin`);
    await writer.getByRole('heading', { name: 'Παρατηρήσεις για εμένα' }).waitFor();
    await writer.getByRole('link', { name: TITLE }).first().waitFor();
    await look(writer, 'remarks-home-1280');
    await writer.getByRole('link', { name: TITLE }).first().click();
    await remark(writer, 'Ποια ώρα ισχύει;').getByText('προς εσάς').waitFor();
    await remark(writer, 'Ποια ώρα ισχύει;').getByRole('button', { name: 'Απάντηση' }).click();
    const dialog = writer.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Παρατήρηση' }).fill('Ισχύει η δεύτερη, από Δευτέρα.');
    await dialog.getByRole('combobox', { name: 'Προς' }).getByText('Editor Demo').waitFor();
    expect(await faults(writer, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Καταχώριση' }).click();
    await remark(writer, 'Ισχύει η δεύτερη').getByText('απάντηση προς: Editor Demo').waitFor();
    await remark(writer, 'Ποια ώρα ισχύει;').getByRole('button', { name: 'Διεκπεραιώθηκε' }).click();
    await remark(writer, 'Ποια ώρα ισχύει;')
      .getByText(/Διεκπεραιώθηκε: Writer Demo, /)
      .waitFor();
  });

  it('are taken back by whoever wrote them', async () => {
    await writer.goto(form());
    await button(writer, 'Νέα παρατήρηση').click();
    await writer.getByRole('dialog').getByRole('textbox', { name: 'Παρατήρηση' }).fill('Κατά λάθος.');
    await writer.getByRole('dialog').getByRole('button', { name: 'Καταχώριση' }).click();
    await remark(writer, 'Κατά λάθος.').getByRole('button', { name: 'Ανάκληση' }).click();
    await remark(writer, 'Κατά λάθος.').waitFor({ state: 'detached' });
    expect(await remark(writer, 'Ποια ώρα ισχύει;').getByRole('button', { name: 'Ανάκληση' }).count()).toBe(0);
  });

  it.each([1280, 390])('stand beside the form without a serious fault, %i pixels wide', async (width) => {
    await editor.setViewportSize({ width, height: 900 });
    await editor.goto(form());
    await unfold(editor, width);
    await remark(editor, 'Ισχύει η δεύτερη').waitFor();
    await look(editor, `remarks-panel-${width}`);
    // Strapi’s own state is left out beside ours.
    expect(await editor.locator('[role=status][aria-label=draft]').filter({ visible: true }).count()).toBe(0);
    expect(await overflow(editor)).toBe(0);
    expect(await faults(editor, width < 1000 ? '[role=list], ol' : 'aside:last-of-type')).toEqual([]);
  });

  it.each([1280, 390])('are mailed when their reader wants it, who says so on a page %i pixels wide', async (width) => {
    await writer.setViewportSize({ width, height: 900 });
    await writer.goto(`${office.url}/admin/settings/my-e-mails`);
    const daily = writer.getByRole('radio', { name: 'Μία φορά την ημέρα' });
    await daily.waitFor();
    expect(await faults(writer, 'main')).toEqual([]);
    await look(writer, `remarks-mail-${width}`);
    const [before, after] = width === 1280 ? ['Αμέσως', 'Μία φορά την ημέρα'] : ['Μία φορά την ημέρα', 'Ποτέ'];
    expect(await writer.getByRole('radio', { name: before }).isChecked()).toBe(true);
    await writer.getByRole('radio', { name: after }).click();
    await writer.getByText(`Αποθηκεύτηκε: ${after}`).first().waitFor();
    await look(writer, `remarks-mail-kept-${width}`);
    await writer.reload();
    expect(await writer.getByRole('radio', { name: after, checked: true }).count()).toBeLessThanOrEqual(1);
    await writer.getByRole('radio', { name: after, checked: true }).waitFor();
    expect(await overflow(writer)).toBe(0);
  });

  it('fit the first page of a narrow screen', async () => {
    await editor.setViewportSize({ width: 390, height: 900 });
    await editor.goto(`${office.url}/admin`);
    await editor.getByText('Ισχύει η δεύτερη').waitFor();
    await look(editor, 'remarks-home-390');
    expect(await overflow(editor)).toBe(0);
  });
});
