import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import nodemailer, { type SendMailOptions } from 'nodemailer';

import { ROOT } from '../../../office/root';
import type { Settings } from '../../../office/settings';
import { allowedRecipients } from '../shared/allowlist';

export type Post = { send(message: SendMailOptions): Promise<void> };

const FOLDER = join(ROOT, '.data', 'mail');

/** Sends by SMTP what may be sent; whatever may not, or has no server to go by, is written as an `.eml` file. */
export function openPost({ SMTP_URL, MAIL_FROM, MAIL_ALLOWLIST }: Settings, folder = FOLDER): Post {
  const from = MAIL_FROM ?? 'Deltio <no-reply@localhost>';
  const smtp = SMTP_URL ? nodemailer.createTransport(SMTP_URL) : null;
  return {
    async send(message) {
      const recipients = [message.to].flat().map((to) => (typeof to === 'object' ? to.address : (to ?? '')));
      const isProduction = process.env.NODE_ENV === 'production';
      const allowed = smtp ? allowedRecipients({ recipients, allowlist: MAIL_ALLOWLIST, isProduction }) : [];
      if (smtp && allowed.length > 0) await smtp.sendMail({ ...message, from: MAIL_FROM ?? message.from, to: allowed });
      if (allowed.length < recipients.length) await file({ ...message, from: message.from ?? from }, folder);
    },
  };
}

async function file(message: SendMailOptions, folder: string): Promise<void> {
  const { message: eml } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`),
    eml as Buffer,
  );
}
