import type { Browser, Page } from 'playwright-core';

import { openOffice, type Office } from '../support/office';
import { PASSWORD } from '../support/people';
import { logIn, openBrowser, visitor } from './browser';

const EDITOR = { email: 'editor@demo.example', password: PASSWORD };
const RELEASES = '/admin/content-manager/collection-types/api::press-release.press-release';

const CLERKS = [
  {
    language: 'el',
    welcome: 'Καλώς ήρθατε στο Deltio',
    menu: ['Γραφείο Τύπου', 'Δελτία τύπου', 'Εκδηλώσεις', 'Μητρώα και κατάλογοι', 'Φορείς'],
    labels: ['Τίτλος', 'Περίληψη', 'Φορέας έκδοσης', 'Εμπάργκο έως', 'Συνημμένα'],
    hint: 'Κενό: χωρίς εμπάργκο.',
    kind: { label: 'Είδος', choice: 'Πρόσκληση συμβουλίου' },
    save: 'Αποθήκευση',
  },
  {
    language: 'tr',
    welcome: 'Deltio’ya hoş geldiniz',
    menu: ['Basın Bürosu', 'Basın bültenleri', 'Etkinlikler', 'Kayıtlar ve listeler', 'Kurumlar'],
    labels: ['Başlık', 'Özet', 'Yayımlayan kurum', 'Ambargo bitişi', 'Ekler'],
    hint: 'Boş: ambargo yok.',
    kind: { label: 'Tür', choice: 'Meclis çağrısı' },
    save: 'Kaydet',
  },
  {
    language: 'en',
    welcome: 'Welcome to Deltio',
    menu: ['Press office', 'Press releases', 'Events', 'Registers and lists', 'Organizations'],
    labels: ['Title', 'Summary', 'Issuing body', 'Embargo until', 'Attachments'],
    hint: 'Empty: no embargo.',
    kind: { label: 'Kind', choice: 'Council invitation' },
    save: 'Save',
  },
];

describe('The panel in a browser', () => {
  let office: Office;
  let browser: Browser;
  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({}, { withPanel: true }), openBrowser()]);
    await office.strapi.plugin('staff').service('logins').makeDemo({ password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  describe.each(CLERKS)('speaks $language to a clerk whose browser does', (clerk) => {
    let page: Page;
    let text = '';
    beforeAll(async () => {
      page = await visitor(browser, office, clerk.language);
      await page.getByText(clerk.welcome).waitFor();
      await logIn(page, EDITOR);
      await page.goto(`${office.url}${RELEASES}/create?plugins[i18n][locale]=el`);
      await page.getByRole('button', { name: clerk.save }).waitFor();
      text = await page.locator('body').innerText();
    });
    afterAll(() => page.context().close());

    it('in the menu, grouped as the office works', async () => {
      const links = (await page.getByRole('navigation').last().textContent()) ?? '';
      const places = clerk.menu.map((name) => links.indexOf(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    });

    it('in the form of a release, with its hints', () => {
      for (const label of [...clerk.labels, clerk.hint]) expect(text).toContain(label);
    });

    it('in the choices of a field', async () => {
      await page.getByRole('combobox', { name: clerk.kind.label }).first().click();
      await page.getByRole('option', { name: clerk.kind.choice }).waitFor();
    });

    it('without ever showing a key', () => {
      expect(text).not.toMatch(/content-manager\.|api::|panel\.|global\.|undefined/);
    });

    it('under our own name', async () => {
      expect(await page.title()).toMatch(/Deltio$/);
    });
  });

  it('can be turned to Greek by whoever finds it in another language', async () => {
    const page = await visitor(browser, office, 'en');
    await page.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Ελληνικά' }).click();
    await page.getByText('Συνδεθείτε στον λογαριασμό σας').waitFor();
    await page.reload();
    await page.getByText('Συνδεθείτε στον λογαριασμό σας').waitFor();
    await page.context().close();
  });
});
