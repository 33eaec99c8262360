import type { Browser, Page } from 'playwright-core';

import { openPostingOffice, PDF, SAID, type PostingOffice } from '../support/postings';
import { PASSWORD } from '../support/people';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const WIDTHS = [1280, 390];
/** As long as the form waits before it asks again for what did not arrive. */
const AGAIN = 5_000;

describe('Posting on the portal in a browser, in Greek', () => {
  let desk: PostingOffice;
  let browser: Browser;
  let first: Page;
  let second: Page;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openPostingOffice({}, 60, { withPanel: true }), openBrowser()]);
    first = await visitor(browser, desk.office, 'el');
    await logIn(first, { email: 'transparency@demo.example', password: PASSWORD });
    second = await visitor(browser, desk.office, 'el');
    await logIn(second, { email: 'second@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const choose = async (page: Page, field: string, words: string) => {
    const input = page.getByRole('combobox', { name: field });
    await input.click();
    await input.fill(words);
    await page.getByRole('option', { name: words }).first().click();
  };
  const inspect = async (page: Page, name: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, `${name}-${width}`);
      expect([name, width, await faults(page, 'main'), await overflow(page)]).toEqual([name, width, [], 0]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it('is begun from the list, and says what is missing beside each field', async () => {
    await first.goto(`${desk.office.url}/admin/plugins/diavgeia/postings`);
    await first.getByRole('button', { name: 'Νέα ανάρτηση' }).click();
    await first.getByRole('dialog').getByRole('button', { name: 'Έναρξη' }).click();
    await first.getByRole('heading', { name: 'Χωρίς θέμα ακόμη' }).waitFor();
    await choose(first, 'Είδος πράξης', 'ΑΝΑΘΕΣΗ ΕΡΓΩΝ');
    await first.getByLabel('Ποσό ανάθεσης').getByRole('textbox', { name: 'Ποσό' }).waitFor();
    await first.getByRole('textbox', { name: 'ΑΦΜ', exact: true }).fill('090000046');
    await first.getByText('Ο ΑΦΜ στο πεδίο').waitFor();
    await first.getByRole('textbox', { name: 'Ποσό' }).fill('1.234');
    await first.getByText('διαβάζεται με δύο τρόπους').waitFor();
    await first.getByRole('button', { name: 'Υποβολή προς έγκριση' }).focus();
    await first.keyboard.press('Enter');
    await first.getByText('Συμπληρώστε το πεδίο «Θέμα».').first().waitFor();
    await first.getByText('Όλα αποθηκευμένα').waitFor();
    await inspect(first, 'posting-faults');
  });

  it('is filled in, keeps what was typed, and takes a PDF only if it is one', async () => {
    await choose(first, 'Είδος πράξης', 'ΛΟΙΠΕΣ ΑΤΟΜΙΚΕΣ');
    await first.getByRole('textbox', { name: 'Θέμα' }).fill(String(SAID.subject));
    await first.getByRole('textbox', { name: 'Αριθμός πρωτοκόλλου' }).fill('4488/2026');
    await choose(first, 'Οργανωτικές μονάδες', 'ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ');
    await choose(first, 'Τελικοί υπογράφοντες', 'ΔΕΥΤΕΡΟΣ');
    await choose(first, 'Θεματικές κατηγορίες', 'ΠΟΛΙΤΙΚΗ ΖΩΗ');
    const input = first.locator('input[data-part=document]');
    await input.setInputFiles({ name: 'praxi.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
    await first.getByText('δεν είναι PDF').waitFor();
    await input.setInputFiles({ name: 'praxi.pdf', mimeType: 'application/pdf', buffer: PDF });
    await first.getByText('praxi.pdf', { exact: false }).first().waitFor();
    await first.getByText('Όλα αποθηκευμένα').waitFor();
    await first.reload();
    await first.getByRole('heading', { name: String(SAID.subject) }).waitFor();
    expect(await first.getByRole('textbox', { name: 'Αριθμός πρωτοκόλλου' }).inputValue()).toBe('4488/2026');
    await inspect(first, 'posting-form');
    await first.getByRole('button', { name: 'Υποβολή προς έγκριση' }).focus();
    await first.keyboard.press('Enter');
    await first.getByText('Το υποβάλατε εσείς', { exact: false }).first().waitFor();
    await inspect(first, 'posting-own');
  });

  it('asks once for what the server refuses, and again and again for what did not arrive', async () => {
    await first.goto(`${desk.office.url}/admin/plugins/diavgeia/postings`);
    await first.getByRole('button', { name: 'Νέα ανάρτηση' }).click();
    await first.getByRole('dialog').getByRole('button', { name: 'Έναρξη' }).click();
    await first.getByRole('heading', { name: 'Χωρίς θέμα ακόμη' }).waitFor();
    let [asked, answer] = [0, 409];
    await first.route('**/diavgeia/postings/*', (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      asked += 1;
      if (answer === 0) return route.abort();
      const error = { status: answer, name: 'ConflictError', message: 'Άλλαξε στο μεταξύ.' };
      return route.fulfill({ status: answer, json: { data: null, error } });
    });
    const subject = first.getByRole('textbox', { name: 'Θέμα', exact: true });
    await subject.fill('Δεύτερη καρτέλα');
    await first.getByRole('alert').getByText('Άλλαξε στο μεταξύ.').waitFor();
    await first.waitForTimeout(AGAIN + 1_500);
    expect([asked, await first.getByText('Άλλαξε στο μεταξύ.').count()]).toEqual([1, 1]);
    await inspect(first, 'posting-refused');
    answer = 0;
    await subject.fill('Δεύτερη καρτέλα, ξανά');
    await first.waitForTimeout(AGAIN + 1_500);
    expect(asked).toBeGreaterThanOrEqual(3);
    await first.unroute('**/diavgeia/postings/*');
    await first.getByText('Όλα αποθηκευμένα').waitFor();
  });

  it('is approved and sent by another person, and comes back with its number', async () => {
    await second.goto(`${desk.office.url}/admin/plugins/diavgeia/postings`);
    await second.getByRole('link', { name: String(SAID.subject) }).click();
    await second.getByRole('button', { name: 'Έγκριση' }).click();
    await second.getByRole('button', { name: 'Αποστολή στη Διαύγεια' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Αποστολή στη Διαύγεια' }).click();
    await second.getByText('Αναρτήθηκε', { exact: true }).first().waitFor();
    const [act] = desk.standIn.shelf.all().filter(({ subject }) => subject === SAID.subject);
    await second.getByText(`ΑΔΑ ${act?.ada}`, { exact: false }).first().waitFor();
    expect(await second.getByRole('link', { name: 'Η πράξη στη Διαύγεια' }).getAttribute('href')).toContain('/decision/view/');
    await inspect(second, 'posting-posted');
    await second.goto(`${desk.office.url}/admin/plugins/diavgeia/postings`);
    await second.getByRole('link', { name: String(SAID.subject) }).waitFor();
    await inspect(second, 'postings');
  });
});
