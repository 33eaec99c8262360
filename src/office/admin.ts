import type { Core } from '@strapi/strapi';

import { logins } from '../plugins/staff/api';
import { OfficeError } from './office-error';
import { inventPassword, isStrong, STRONG } from './password';

type NewPerson = {
  strapi: Core.Strapi;
  log: (sentence: string) => void;
  email: string;
  password?: string;
  name: string;
  role: string;
};

/** Makes a login for the panel, with a password of its own if none is given. */
export async function createAdmin({ strapi, log, email, name, role, ...given }: NewPerson): Promise<void> {
  const password = given.password ?? inventPassword('Deltio');
  refuseUnfit({ email, password });
  const isMade = await logins(strapi).make({ email, password, firstname: name, role });
  if (!isMade)
    throw new OfficeError(`${email} has a login already; change its password or role in the panel under Settings, Users.`);
  const shown = given.password === undefined ? `, password ${password}   (shown this once)` : '';
  log(`Made the login ${email} with the role ${role}${shown}`);
}

export function refuseUnfit({ email, password }: { email: string; password?: string }): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new OfficeError(`“${email}” is not an e-mail address.`);
  if (password !== undefined && !isStrong(password)) throw new OfficeError(`The password will not do; it needs ${STRONG}.`);
}
