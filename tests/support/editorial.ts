import type { Standing } from '../../src/plugins/editorial/shared/contracts';
import { openOffice, type Office } from './office';
import { draftRelease } from './paper';
import { logIn, type Person } from './people';

export const RELEASE = 'api::press-release.press-release';
export const REASON = 'Γιατί το ζήτησε η υπηρεσία';
export const NOTE = 'Διορθώθηκε η ώρα έναρξης';

export type EditorialOffice = Awaited<ReturnType<typeof openEditorialOffice>>;

/** An office with its people at their desks, a body that speaks, and the work done at the desk in short words. */
export async function openEditorialOffice(env: Record<string, string> = {}) {
  const office = await openOffice(env);
  return { office, ...(await deskOf(office)) };
}

/** The same at an office that was opened for something else. */
export async function deskOf(office: Office) {
  const people = {
    writer: await logIn(office, 'writer'),
    editor: await logIn(office, 'editor'),
    head: await logIn(office, 'head'),
    admin: await logIn(office, 'admin'),
    translator: await logIn(office, 'translator'),
  };
  return { ...people, ...deskIn(office, people, await bodyIn(office)) };
}

async function bodyIn(office: Office): Promise<string> {
  const bodies = office.strapi.documents('api::organization.organization');
  const { documentId } = await bodies.create({ data: { name: 'Δήμος', kind: 'municipality' }, locale: 'el' });
  await bodies.update({ documentId, locale: 'en', data: { name: 'Municipality' } });
  return documentId;
}

type People = Record<'writer' | 'editor' | 'head', Person>;

function deskIn(office: Office, { writer, editor, head }: People, body: string) {
  const at = (documentId: string, verb = '', type = RELEASE) => `/editorial/${type}/${documentId}${verb && `/${verb}`}`;

  const done = async (person: Person, documentId: string, verb: string, said = {}) => {
    const { status, body: answer } = await person.post(at(documentId, verb), said);
    expect([verb, status, answer.error]).toEqual([verb, 200, undefined]);
  };
  const refused = async (person: Person, documentId: string, verb: string, said = {}): Promise<string[]> => {
    const { status, body: answer } = await person.post(at(documentId, verb), said);
    expect([verb, status, answer.error?.name]).toEqual([verb, 400, 'Refused']);
    return (answer.error?.details as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
  };
  const drafted = async (title = 'Νέα ώρα', fields = {}) =>
    (await draftRelease(office, { title, organization: body, ...fields })).documentId;
  const approved = async (fields = {}) => {
    const documentId = await drafted('Νέα ώρα', fields);
    await done(writer, documentId, 'submit');
    await done(editor, documentId, 'approve');
    return documentId;
  };
  const published = async () => {
    const documentId = await approved();
    await done(head, documentId, 'publish');
    return documentId;
  };
  return {
    body,
    at,
    done,
    refused,
    drafted,
    approved,
    published,
    releases: () => office.strapi.documents(RELEASE),
    /** What readers get. */
    seen: async (documentId: string, locale = 'el') =>
      (await office.http.get(`/api/press-releases/${documentId}?locale=${locale}`)).body.data,
    standing: async (documentId: string, locale = 'el') =>
      (await head.get(`${at(documentId)}?locale=${locale}`)).body.data as Standing,
  };
}
