import { chromium, type Browser, type Page } from 'playwright-core';

import type { Office } from '../support/office';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium', args: QUIET });
}

/** The login page as somebody sees it whose browser speaks the language. */
export async function visitor(browser: Browser, office: Office, language: string): Promise<Page> {
  const context = await browser.newContext({ locale: language, timezoneId: 'Europe/Athens' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${office.url}/admin/auth/login`);
  await page.waitForSelector('input[name=email]');
  return page;
}

export async function logIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
}
