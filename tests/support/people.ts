import type { Office } from './office';

export const PASSWORD = 'Demo-Password-1';

/** A person at the panel: their requests carry their login. */
export type Person = {
  bearer: { Authorization: string };
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
  delete(path: string): Promise<Answer>;
};
type Answer = {
  status: number;
  body: { data?: unknown; error?: { name: string; message: string; details: unknown } } & Record<string, unknown>;
};

/** Logs the demo login of a role in, making it first where it is missing. */
export async function logIn(office: Office, role: string): Promise<Person> {
  const email = `${role}@demo.example`;
  const firstname = role.charAt(0).toUpperCase() + role.slice(1);
  await office.strapi.plugin('staff').service('logins').make({ email, password: PASSWORD, firstname, lastname: 'Demo', role });
  const { body } = await office.http.post('/admin/login').send({ email, password: PASSWORD });
  const bearer = { Authorization: `Bearer ${body.data.token}` };
  return {
    bearer,
    get: async (path) => office.http.get(path).set(bearer),
    post: async (path, sent = {}) => office.http.post(path).set(bearer).send(sent),
    put: async (path, sent) => office.http.put(path).set(bearer).send(sent),
    delete: async (path) => office.http.delete(path).set(bearer),
  };
}
