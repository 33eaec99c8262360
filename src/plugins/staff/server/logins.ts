import type { Core } from '@strapi/strapi';

import { ROLES } from '../shared/roles';

type NewLogin = { email: string; password: string; firstname: string; lastname?: string; role: string };

export type Logins = ReturnType<typeof logins>;

/** People who may enter the panel. */
export const logins = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** One login for each role, `<role>@demo.example`, all with the same password. Those that exist are left as they are. */
  async makeDemo({ password }: { password: string }): Promise<string[]> {
    const names = ['admin', ...ROLES.map(({ code }) => code)];
    for (const name of names)
      await this.make({ email: `${name}@demo.example`, password, firstname: capital(name), lastname: 'Demo', role: name });
    return names.map((name) => `${name}@demo.example`);
  },

  /** Makes a login unless the address has one; `admin` is the super admin's role. Answers whether it was made. */
  async make({ password, firstname, lastname, role, ...given }: NewLogin): Promise<boolean> {
    const users = strapi.service('admin::user');
    // The panel looks for the address in small letters.
    const email = given.email.toLowerCase();
    if (await users.exists({ email })) return false;
    const code = role === 'admin' ? 'strapi-super-admin' : role;
    const held = await strapi.db.query('admin::role').findOne({ where: { code } });
    await users.create({ email, password, firstname, lastname, isActive: true, registrationToken: null, roles: [held?.id] });
    return true;
  },

  async isAnyone(): Promise<boolean> {
    return (await strapi.db.query('admin::user').count()) > 0;
  },
});

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
