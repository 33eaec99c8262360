import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runChild } from './child';
import { ROOT } from './root';

const BUILT = join(ROOT, 'dist', 'build');
const STAMP = join(BUILT, '.made-from');

/** Whether the panel's files are missing or older than what they are made from. */
export function isPanelStale(): boolean {
  return !existsSync(join(BUILT, 'index.html')) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint();
}

/** A page that says the panel is on its way, until it is built. Strapi looks for the folder when it boots. */
export function announcePanel(): void {
  if (existsSync(join(BUILT, 'index.html'))) return;
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(
    join(BUILT, 'index.html'),
    `<!doctype html><html lang="el"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><meta name="viewport" content="width=device-width">
<title>Deltio</title><style>body{font:1.1rem/1.6 system-ui;display:grid;place-content:center;min-height:90vh;text-align:center;color:#1b3a57}</style>
<p>Ο πίνακας ετοιμάζεται, περίπου ένα λεπτό…<p lang="tr">Panel hazırlanıyor, yaklaşık bir dakika…<p lang="en">The panel is being built, about a minute…</html>\n`,
  );
}

/** Builds the panel in a process of its own. Throws an OfficeError that quotes the build's last lines when it fails. */
export async function buildPanel(): Promise<void> {
  const madeFrom = fingerprint();
  const strapi = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  await runChild('The panel could not be built', [strapi, 'build', '--silent'], { ...process.env, NODE_ENV: 'production' });
  writeFileSync(STAMP, madeFrom);
}

function fingerprint(): string {
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
