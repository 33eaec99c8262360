import { readFileSync } from 'node:fs';

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
export async function visitor(browser: Browser, office: Office, language: string, timezoneId = 'Europe/Athens'): Promise<Page> {
  const context = await browser.newContext({ locale: language, timezoneId });
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

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

type Fault = { id: string; impact: string | null; nodes: { target: string[] }[] };
type Axe = { run(where: string): Promise<{ violations: Fault[] }> };

/** What fades in has its colours only when it is there; what turns without end is not waited for. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished.catch(() => undefined))).then(() => 0)`;

/** The serious faults of a part of the page for those who cannot see it, or work it with the keyboard. */
export async function faults(page: Page, where = 'html'): Promise<string[]> {
  await page.evaluate(SETTLED);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((place) => (globalThis as unknown as { axe: Axe }).axe.run(place), where);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** By how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
}

/** Keeps a picture of the page where somebody wants to look at it. */
export async function look(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true });
}
