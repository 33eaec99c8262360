import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { logins } from '../plugins/staff/api';
import { OfficeError } from './office-error';

type NewPerson = {
  strapi: Core.Strapi;
  log: (sentence: string) => void;
  email: string;
  password?: string;
  name: string;
  role: string;
};

/** Makes a login for the panel, with a password of its own if none is given. */
export async function createAdmin({
  strapi,
  log,
  email,
  name,
  role,
  password = `Deltio-${randomBytes(9).toString('base64url')}1`,
}: NewPerson): Promise<void> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new OfficeError(`“${email}” is not an e-mail address.`);
  if (!/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/.test(password)) {
    throw new OfficeError('The password needs at least 8 characters, among them a capital, a small letter and a digit.');
  }
  const isMade = await logins(strapi).make({ email, password, firstname: name, role });
  if (!isMade)
    throw new OfficeError(`${email} has a login already; change its password or role in the panel under Settings, Users.`);
  log(`Made the login ${email} with the role ${role}, password ${password}`);
}
