import type { Office } from './office';
import type { Person } from './people';

/** What came back through a door: REST and the panel answer alike, GraphQL in its own form. */
export type Answer = { status: number; name: string; message: string; details: unknown; documentId?: string };
export type Paper = { type: string; data: object; locale?: string; status?: 'draft' | 'published'; documentId?: string };
export type Door = { name: string; write(paper: Paper): Promise<Answer> };

type Body = { data?: { documentId?: string } | null; error?: { name: string; message: string; details: unknown } };

/** The three ways into the office: the panel with a login, REST and GraphQL with an API token. */
export function doorsOf(office: () => Office, token: () => string, person: () => Person): Door[] {
  return [
    { name: 'panel', write: (paper) => throughPanel(person(), paper) },
    { name: 'REST', write: (paper) => throughRest(office(), token(), paper) },
    { name: 'GraphQL', write: (paper) => throughGraphql(office(), token(), paper) },
  ];
}

async function throughPanel(
  person: Person,
  { type, data, locale = 'el', status = 'draft', documentId = '' }: Paper,
): Promise<Answer> {
  const address = `/content-manager/collection-types/api::${type}.${type}${documentId && `/${documentId}`}`;
  if (status === 'published') return read(await person.post(`${address}/actions/publish?locale=${locale}`, data));
  const send = documentId ? person.put : person.post;
  return read(await send(`${address}?locale=${locale}`, data));
}

async function throughRest(
  office: Office,
  token: string,
  { type, data, locale = 'el', status = 'draft', documentId }: Paper,
): Promise<Answer> {
  const address = `/api/${type}s${documentId ? `/${documentId}` : ''}?locale=${locale}&status=${status}`;
  const request = documentId ? office.http.put(address) : office.http.post(address);
  return read(await request.set('Authorization', `Bearer ${token}`).send({ data }));
}

async function throughGraphql(office: Office, token: string, paper: Paper): Promise<Answer> {
  const { type, locale = 'el', status = 'draft', documentId } = paper;
  const name = type.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const verb = documentId ? 'update' : 'create';
  const answer = await office.graphql<Record<string, { documentId: string } | null>>(
    `mutation ($data: ${name}Input!, $locale: I18NLocaleCode, $status: PublicationStatus${documentId ? ', $documentId: ID!' : ''}) {
      made: ${verb}${name}(data: $data, locale: $locale, status: $status${documentId ? ', documentId: $documentId' : ''}) { documentId }
    }`,
    { data: paper.data, locale, status: status.toUpperCase(), documentId },
    token,
  );
  const [error] = answer.errors ?? [];
  if (!error) return { status: 200, name: '', message: '', details: {}, documentId: answer.data.made?.documentId };
  const told = error.extensions.error as { name: string; details: unknown } | undefined;
  const status4xx = error.extensions.code === 'INTERNAL_SERVER_ERROR' ? 500 : 400;
  return { status: status4xx, name: told?.name ?? error.extensions.code, message: error.message, details: told?.details };
}

function read({ status, body }: { status: number; body: unknown }): Answer {
  const { data, error } = body as Body;
  return {
    status,
    name: error?.name ?? '',
    message: error?.message ?? '',
    details: error?.details,
    documentId: data?.documentId,
  };
}
