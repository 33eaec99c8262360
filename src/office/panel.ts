import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runChild } from './child';
import { ROOT } from './root';

const STRAPI = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const BUILT = join(ROOT, 'dist', 'build');
const FORMER = join(ROOT, 'dist', 'build.former');
const STAMP = join(BUILT, '.made-from');

/** Whether the panel's files are missing or older than what they are made from. */
export function isPanelStale(): boolean {
  return !existsSync(join(BUILT, 'index.html')) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint();
}

/** A page that says the panel is on its way, until it is built. Strapi looks for the folder when it boots. */
export function announcePanel(): void {
  if (!existsSync(join(BUILT, 'index.html'))) writePage(UNDER_WAY, 'wx');
}

const UNDER_WAY = `<meta http-equiv="refresh" content="3">
<p>Ο πίνακας ετοιμάζεται, περίπου ένα λεπτό…<p lang="tr">Panel hazırlanıyor, yaklaşık bir dakika…<p lang="en">The panel is being built, about a minute…`;
const NOT_BUILT = `<p>Ο πίνακας δεν ετοιμάστηκε· το γιατί το έγραψε ο διακομιστής.<p lang="tr">Panel hazırlanamadı; nedenini sunucu yazdı.<p lang="en">The panel could not be built; the server has written why.`;

function writePage(body: string, flag: 'w' | 'wx'): void {
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(
    join(BUILT, 'index.html'),
    `<!doctype html><html lang="el"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Deltio</title><style>body{font:1.1rem/1.6 system-ui;display:grid;place-content:center;min-height:90vh;text-align:center;color:#1b3a57}</style>
${body}</html>\n`,
    { flag },
  );
}

/** Builds the panel in a process of its own. When it fails, the former panel stays and an OfficeError quotes the build's last lines. */
export async function buildPanel(closing?: AbortSignal): Promise<void> {
  const madeFrom = fingerprint();
  const env = { ...process.env, NODE_ENV: 'production' };
  rmSync(FORMER, { recursive: true, force: true });
  if (existsSync(STAMP)) renameSync(BUILT, FORMER);
  // The build begins by clearing the folder, and whoever looks at the panel meanwhile should see that it is on its way.
  const announcing = setInterval(announcePanel, 500);
  try {
    await runChild({ failure: 'The panel could not be built', script: [STRAPI, 'build', '--silent'], env, closing });
    writeFileSync(STAMP, madeFrom);
  } catch (fault) {
    restoreFormer();
    throw fault;
  } finally {
    clearInterval(announcing);
    rmSync(FORMER, { recursive: true, force: true });
  }
}

function restoreFormer(): void {
  if (!existsSync(FORMER)) return writePage(NOT_BUILT, 'w');
  rmSync(BUILT, { recursive: true, force: true });
  renameSync(FORMER, BUILT);
}

/** Of everything the panel is made from. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  const plugins = join(ROOT, 'src', 'plugins');
  const sources = readdirSync(plugins).flatMap((name) => ['admin', 'shared'].map((part) => join(plugins, name, part)));
  for (const file of ['package-lock.json', ...[join(ROOT, 'src', 'admin'), ...sources].flatMap(filesIn)]) {
    const path = join(ROOT, file.replace(ROOT, ''));
    hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replace(ROOT, ''))
    .sort();
}
