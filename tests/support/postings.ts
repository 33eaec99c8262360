import type { StandIn } from '../../src/plugins/diavgeia/api';
import type { PostingAnswer } from '../../src/plugins/diavgeia/shared/publishing/contracts';
import type { TypedObject } from '../../src/plugins/diavgeia/shared/publishing/field';
import type { Ways } from './boot';
import { openOffice, type Office } from './office';
import { logIn, type Person } from './people';
import { AT_ONCE, openPortal } from './portal';

export const TOWN = '99001';
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A simple act that the portal takes. */
export const SAID: TypedObject = {
  decisionTypeId: '2.4.7.1',
  subject: 'Ορισμός χώρων για ανάρτηση αφισών',
  protocolNumber: '4488/2026',
  issueDate: '2026-11-20',
  unitIds: ['990010'],
  signerIds: ['9900101'],
  thematicCategoryIds: ['04'],
  privateData: false,
  extraFieldValues: { documentType: 'ΠΡΑΞΗ' },
};

export type PostingOffice = Awaited<ReturnType<typeof openPostingOffice>>;

/** An office with an account at the stand-in, and two people who hold transparency. */
export async function openPostingOffice(env: Record<string, string> = {}, acts = 60, ways: Ways = {}) {
  const { standIn } = await openPortal({ acts });
  const office = await openOffice(
    {
      ROLE: 'all',
      ...AT_ONCE,
      DIAVGEIA_URL: standIn.url,
      DIAVGEIA_ORGANIZATIONS: TOWN,
      DIAVGEIA_USERNAME: standIn.account.username,
      DIAVGEIA_PASSWORD: standIn.account.password,
      ...env,
    },
    ways,
  );
  const first = await logIn(office, 'transparency');
  const second = await anotherPerson(office);
  return { office, standIn, first, second, ...handIn(office, first, second), close: () => closeBoth(office, standIn) };
}

async function closeBoth(office: Office, standIn: StandIn): Promise<void> {
  await office.close();
  await standIn.close();
}

/** A second login with the role of transparency. */
async function anotherPerson(office: Office): Promise<Person> {
  const logins = office.strapi.plugin('staff').service('logins');
  const [email, password] = ['second@demo.example', 'Demo-Password-1'];
  await logins.make({ email, password, firstname: 'Second', lastname: 'Demo', role: 'transparency' });
  const { body } = await office.http.post('/admin/login').send({ email, password });
  const bearer = { Authorization: `Bearer ${body.data.token}` };
  return {
    bearer,
    get: async (path) => office.http.get(path).set(bearer),
    post: async (path, sent = {}) => office.http.post(path).set(bearer).send(sent),
    put: async (path, sent) => office.http.put(path).set(bearer).send(sent),
    delete: async (path) => office.http.delete(path).set(bearer),
  };
}

type Answer = { status: number; body: { data?: unknown; error?: { name: string; message: string; details: unknown } } };

function handIn(office: Office, first: Person, second: Person) {
  const read = ({ status, body }: Answer): PostingAnswer => {
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data as PostingAnswer;
  };
  const see = async (id: string) => read(await first.get(`/diavgeia/postings/${id}`));
  const begin = async (said: object = { kind: 'publication' }, by = first) => read(await by.post('/diavgeia/postings', said));
  const save = async ({ id, revision }: PostingAnswer, said: TypedObject, by = first) =>
    read(await by.put(`/diavgeia/postings/${id}`, { revision, said }));
  const bring = async (id: string, { by = first, part = 'document', filename = 'praxi.pdf', content = PDF } = {}) =>
    office.http
      .post(`/diavgeia/postings/${id}/files`)
      .query({ part, filename, mimeType: 'application/pdf' })
      .set(by.bearer)
      .set('Content-Type', 'application/octet-stream')
      .send(content);
  const step = async (by: Person, posting: PostingAnswer, verb: string, said: object = {}) =>
    by.post(`/diavgeia/postings/${posting.id}/${verb}`, { revision: posting.revision, ...said });
  const done = async (by: Person, posting: PostingAnswer, verb: string, said: object = {}) =>
    read(await step(by, posting, verb, said));
  const refused = async (by: Person, posting: PostingAnswer, verb: string, said: object = {}) =>
    codesOf(await step(by, posting, verb, said));
  const prepared = async (said: TypedObject = SAID, kind: object = { kind: 'publication' }) => {
    const begun = await begin(kind);
    await save(begun, { ...begun.said, ...said });
    return read(await bring(begun.id));
  };
  const approved = async (posting: PostingAnswer) => done(second, await done(first, posting, 'submit'), 'approve');
  const sent = async (posting: PostingAnswer) => done(second, await approved(posting), 'send');
  /** Once it is in one of these states. */
  const until = async (id: string, ...states: string[]): Promise<PostingAnswer> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((on) => setTimeout(on, 60))) {
      const now = await see(id);
      if (states.includes(now.state)) return now;
    }
    throw new Error(`It never became ${states.join(' or ')}: ${JSON.stringify(await see(id), null, 1).slice(0, 3_000)}`);
  };
  /** What waits for its time is due now. */
  const hurry = async () => {
    await office.strapi.db.connection.raw('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
  };
  return { read, see, begin, save, bring, step, done, refused, prepared, approved, sent, until, hurry };
}

export function codesOf({ status, body }: Answer): string[] {
  expect([status, body.error?.name]).toEqual([400, 'Refused']);
  return (body.error?.details as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
}
