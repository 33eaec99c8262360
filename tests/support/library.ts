import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Office } from './office';

export type Brought = { name: string; content: Buffer; type?: string };
export type Kept = {
  id: number;
  documentId: string;
  name: string;
  hash: string;
  ext: string;
  mime: string;
  url: string;
  width: number;
  height: number;
  isUrlSigned?: boolean;
  formats: Record<string, { url: string; hash: string; ext: string; width: number }> | null;
};
export type Answer = { status: number; body: { error: Failure } & Kept[] };
type Failure = { name: string; message: string; details: { refusals: { code: string; message: string }[]; code: string } };

export type Library = Awaited<ReturnType<typeof openLibrary>>;

/** The media library as the panel and programs use it. */
export async function openLibrary(office: Office) {
  const admin = await signIn(office);
  const key = await apiKey(office);

  const bring = (door: string, token: string, language: string, files: Brought[]) => {
    const request = office.http.post(door).set('Authorization', `Bearer ${token}`).set('Accept-Language', language);
    for (const { name, content, type } of files) void request.attach('files', content, { filename: name, contentType: type });
    return request as unknown as Promise<Answer>;
  };

  const upload = (...files: Brought[]) => bring('/upload', admin, 'en', files);

  return {
    admin,
    key,
    /** What was uploaded through the panel, all of it accepted. */
    async kept(...files: Brought[]): Promise<Kept[]> {
      const { status, body } = await upload(...files);
      expect([status, body.error]).toEqual([201, undefined]);
      return body;
    },
    content: ({ url }: { url: string }) => readFile(join(office.strapi.dirs.static.public, url)),
    /** Through the panel's door. */
    upload,
    uploadIn: (language: string, ...files: Brought[]) => bring('/upload', admin, language, files),
    /** Through the content API, with a key. */
    uploadByKey: (...files: Brought[]) => bring('/api/upload', key, 'en', files),
    replace: (id: number, file: Brought) => bring(`/upload?id=${id}`, admin, 'en', [file]),
    remove: (id: number) => office.http.delete(`/upload/files/${id}`).set('Authorization', `Bearer ${admin}`),
    rows: () => office.strapi.db.query('plugin::upload.file').findMany({ orderBy: 'id' }),
    stored: async () =>
      (await readdir(join(office.strapi.dirs.static.public, 'uploads'))).filter((name) => !name.startsWith('.')),
  };
}

/** Every stored name that a kept file goes by. */
export const namesOf = (file: Kept) =>
  [file, ...Object.values(file.formats ?? {})].map(({ hash, ext }) => `${hash}${ext}`).sort();

async function signIn({ strapi, http }: Office): Promise<string> {
  const role = await strapi.service('admin::role').getSuperAdmin();
  // The panel lets one person try only a few times in a while, and counts over all offices of this process.
  const email = `library-${randomUUID()}@office.example`;
  const person = { email, firstname: 'Library', password: 'Library-1234', isActive: true, roles: [role.id] };
  await strapi.service('admin::user').create(person);
  const { body } = await http.post('/admin/login').send({ email: person.email, password: person.password });
  return body.data.token;
}

async function apiKey({ strapi }: Office): Promise<string> {
  const key = { name: 'library', type: 'full-access', lifespan: null, description: '' };
  return (await strapi.service('admin::api-token').create(key)).accessKey;
}
