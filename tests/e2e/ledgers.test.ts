import type { Browser, Page } from 'playwright-core';

import { openOffice, type Office } from '../support/office';
import type { Registers } from '../support/ledgers';
import { publishedRelease } from '../support/paper';
import { PASSWORD } from '../support/people';
import { faults, logIn, openBrowser, overflow, visitor } from './browser';

const RELEASE = 'api::press-release.press-release';

describe('The log and the register books in a browser', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({}, { withPanel: true }), openBrowser()]);
    await office.strapi.plugin('staff').service('logins').makeDemo({ password: PASSWORD });
    const registers = office.strapi.plugin('registers').service('numbers') as unknown as Registers;
    const { documentId } = await publishedRelease(office, { title: 'Νέο ωράριο' });
    const subject = { type: RELEASE, documentId, title: 'Νέο ωράριο' };
    await registers.give({ type: RELEASE, organization: '', year: 2026, subject, at: new Date('2026-03-01T10:00:00Z') });
    page = await visitor(browser, office, 'el');
    await logIn(page, { email: 'head@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const open = async (path: string, width: number) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${office.url}/admin/plugins/${path}`);
  };

  it.each([1280, 390])('shows who came in, by the keyboard alone, %i pixels wide', async (width) => {
    await open('audit?act=panel.login', width);
    const entry = page.locator('details').first();
    await entry.getByText('Head Demo').waitFor();
    await entry.locator('summary').focus();
    await page.keyboard.press('Enter');
    await entry.getByText('Ταυτότητα').waitFor();
    expect([await faults(page), await overflow(page)]).toEqual([[], 0]);
    await open('audit?person=nobody-of-this-name', width);
    await page.getByText('Δεν βρέθηκε καμία ενέργεια.').waitFor();
  });

  it.each([1280, 390])('shows the book of numbers, %i pixels wide', async (width) => {
    await open('registers', width);
    const line = page.getByRole('row', { name: /1\/2026/ });
    await line.getByText('Δημοσιεύτηκε').waitFor();
    expect([await faults(page), await overflow(page)]).toEqual([[], 0]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Λήψη ως PDF' }).click()]);
    expect(file.suggestedFilename()).toBe('register-press-release-all.pdf');
    await page.getByRole('textbox', { name: 'Τίτλος ή αριθμός' }).fill('7/2026');
    await page.getByText('Δεν βρέθηκε κανένας αριθμός.').waitFor();
  });
});
