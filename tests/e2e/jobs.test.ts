import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { jobs } from '../../src/plugins/jobs/api';
import { openOffice, type Office } from '../support/office';
import { draftRelease } from '../support/paper';
import { PASSWORD } from '../support/people';
import { faults, logIn, look, openBrowser, overflow, visitor } from './browser';

const RELEASE = 'api::press-release.press-release';
const WIDTHS = [1280, 390];

describe('The page of background work, in Greek', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  const done: string[] = [];
  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({ ROLE: 'all' }, { withPanel: true }), openBrowser()]);
    await office.strapi.plugin('staff').service('logins').makeDemo({ password: PASSWORD });
    const work = jobs(office.strapi);
    work.define({ name: 'test.later', payload: z.object({}), run: async () => undefined });
    let tries = 0;
    const fail = async () => {
      if (++tries === 1)
        throw new Error(`${'Ο διακομιστής ταχυδρομείου δεν απαντά. '.repeat(6)}\nECONNREFUSED smtp.example.gr:587`);
      done.push('mail');
    };
    work.define({ name: 'test.mail', payload: z.object({}), attempts: 1, run: fail });
    for (let minute = 1; minute <= 60; minute++)
      await work.enqueue({ task: 'test.later', payload: {}, at: new Date(Date.now() + minute * 60_000) });
    await work.enqueue({ task: 'test.mail', payload: {} });
    const { documentId } = await draftRelease(office, { title: 'Νέο ωράριο' });
    const [version, at] = [{ type: RELEASE, documentId, language: 'el' }, new Date(Date.now() + 30_000_000)];
    await work.enqueue({ task: 'editorial.due', payload: { ...version, at: at.toISOString() }, at });
    page = await visitor(browser, office, 'el', 'America/New_York');
    await logIn(page, { email: 'head@demo.example', password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it('is reached from the menu, and shows what waits, page by page', async () => {
    await page.getByRole('link', { name: 'Εργασίες παρασκηνίου' }).click();
    await page.getByRole('tab', { name: 'Σε αναμονή (61)' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'test.later' }).count()).toBe(50);
    await page.getByRole('button', { name: 'Επόμενη' }).click();
    await page.getByText('Σελίδα 2 από 2').waitFor();
    const link = await page.getByRole('link', { name: 'Νέο ωράριο (Ελληνικά)' }).getAttribute('href');
    expect(link).toMatch(/press-release\/[a-z0-9]{24}\?plugins\[i18n\]\[locale\]=el$/);
  });

  it('tells the hours on the office’s wall clock, wherever the browser is', async () => {
    const { rows } = await office.strapi.db.connection.raw(
      'SELECT min(run_at) AS at FROM graphile_worker._private_jobs WHERE run_at > now()',
    );
    const style = { timeStyle: 'short', hourCycle: 'h23', timeZone: 'Europe/Athens' } as const;
    const hour = new Intl.DateTimeFormat('el', style).format(new Date(rows[0].at));
    await page.goto(`${office.url}/admin/plugins/jobs`);
    expect(await page.getByRole('listitem').filter({ hasText: 'test.later' }).first().textContent()).toContain(hour);
  });

  it.each(WIDTHS)('fits %i pixels, and has no serious fault for those who cannot see it', async (width) => {
    await page.setViewportSize({ width, height: 844 });
    for (const state of ['waiting', 'running', 'failed']) {
      await page.goto(`${office.url}/admin/plugins/jobs?state=${state}`);
      await page.getByRole('tab', { selected: true }).filter({ hasText: '(' }).waitFor();
      expect(await overflow(page)).toBe(0);
      await look(page, `jobs-${state}-${width}`);
      expect(await faults(page, 'main')).toEqual([]);
    }
  });

  it('is worked with the keyboard alone: tried again, and done', async () => {
    await page.setViewportSize({ width: 1280, height: 844 });
    await page.goto(`${office.url}/admin/plugins/jobs`);
    await page.getByRole('tab', { name: 'Σε αναμονή (61)' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Καμία εργασία δεν εκτελείται').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('ECONNREFUSED').waitFor();
    await page.getByRole('button', { name: 'Νέα προσπάθεια' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Καμία εργασία δεν έχει αποτύχει.').waitFor();
    // It no longer counts as failed as soon as it waits again.
    for (let tries = 0; tries < 50 && done.length === 0; tries += 1) await page.waitForTimeout(100);
    expect(done).toEqual(['mail']);
  });

  it('shows by itself what happens meanwhile, and deletes after asking', async () => {
    await office.strapi.db.connection.raw(`SELECT graphile_worker.add_job('test.forgotten')`);
    await page.getByText('test.forgotten').first().waitFor();
    await page.getByRole('button', { name: 'Διαγραφή' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Να μείνει' }).click();
    await page.getByRole('button', { name: 'Διαγραφή' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Διαγραφή' }).click();
    await page.getByText('Καμία εργασία δεν έχει αποτύχει.').waitFor();
  });

  it('is not offered to a writer', async () => {
    const writer = await visitor(browser, office, 'tr');
    await logIn(writer, { email: 'writer@demo.example', password: PASSWORD });
    await writer.getByRole('link', { name: 'Ana Sayfa' }).waitFor();
    expect(await writer.getByRole('link', { name: 'Arka plan işleri' }).count()).toBe(0);
  });
});
