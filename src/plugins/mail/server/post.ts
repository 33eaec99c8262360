import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import nodemailer, { type SendMailOptions } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';

import { ROOT } from '../../../office/root';
import type { Settings } from '../../../office/settings';
import { allowedRecipients } from '../shared/allowlist';

export type Post = { send(message: SendMailOptions): Promise<void> };

const FOLDER = join(ROOT, '.data', 'mail');

type Address = { name?: string; address: string };
type Recipients = Record<'to' | 'cc' | 'bcc', Address[]>;

/** Sends by SMTP what may be sent; whatever may not, or has no server to go by, is written as an `.eml` file. */
export function openPost({ SMTP_URL, MAIL_FROM, MAIL_ALLOWLIST }: Settings, folder = FOLDER): Post {
  const from = MAIL_FROM ?? 'Deltio <no-reply@localhost>';
  const smtp = SMTP_URL ? nodemailer.createTransport(SMTP_URL) : null;
  return {
    async send(given) {
      const message = sealed(given);
      const recipients = recipientsOf(message);
      const allowed = smtp ? mayGet(recipients, MAIL_ALLOWLIST) : { to: [], cc: [], bcc: [] };
      if (smtp && count(allowed) > 0) await smtp.sendMail({ ...message, from: MAIL_FROM ?? message.from, ...allowed });
      if (count(allowed) < count(recipients)) await file({ ...message, from: message.from ?? from }, folder);
    },
  };
}

/** A letter holds what its sender put into it: it names no file or address to be read here, and no recipients beside its own. */
function sealed({ envelope: _envelope, raw: _raw, ...message }: SendMailOptions): SendMailOptions {
  return { ...message, disableFileAccess: true, disableUrlAccess: true };
}

function recipientsOf({ to, cc, bcc }: SendMailOptions): Recipients {
  return { to: addressesIn(to), cc: addressesIn(cc), bcc: addressesIn(bcc) };
}

function addressesIn(field: SendMailOptions['to']): Address[] {
  return [field ?? []].flat().flatMap((one) => (typeof one === 'object' ? one : addressparser(one, { flatten: true })));
}

function mayGet(recipients: Recipients, allowlist: string): Recipients {
  const isProduction = process.env.NODE_ENV === 'production';
  const may = (some: Address[]) =>
    some.filter(({ address }) => allowedRecipients({ recipients: [address], allowlist, isProduction }).length > 0);
  return { to: may(recipients.to), cc: may(recipients.cc), bcc: may(recipients.bcc) };
}

function count({ to, cc, bcc }: Recipients): number {
  return to.length + cc.length + bcc.length;
}

async function file(message: SendMailOptions, folder: string): Promise<void> {
  const { message: eml } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`),
    eml as Buffer,
  );
}
