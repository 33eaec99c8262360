import { ATTACKS, attack, sendRaw, SMUGGLED } from './support/attacks';
import { openOffice, type Office } from './support/office';
import { publishedRelease } from './support/paper';

const LEAKS = /\b(select|insert|update|delete) .*(from|into|set)\b|\bat \S+ \(|node_modules|strapiVersion|5\.54|postgres/i;

describe('Whoever attacks', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await publishedRelease(office, { title: 'Δοκιμή', summary: 'Περίληψη', kind: 'release' as const, body: [] });
  });
  afterAll(() => office.close());

  it.each(ATTACKS.map((one) => [one.what, one] as const))('with %s gets a clear answer, at once', async (_, one) => {
    const error = jest.spyOn(office.strapi.log, 'error');
    const started = performance.now();
    const { status, text } = await attack(office.url, one);
    const took = performance.now() - started;
    expect({ status, text: text.slice(0, 2_000) }).toEqual({ status: one.status, text: expect.stringContaining(one.says ?? '') });
    expect(text).not.toMatch(LEAKS);
    expect(took).toBeLessThan(2_000);
    // Else whoever attacks would fill the log with what is no fault of the office's.
    expect(error.mock.calls.map(([fault]) => String(fault))).toEqual([]);
    error.mockRestore();
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.each(SMUGGLED)('with %s is not understood', async (_, bytes) => {
    const answer = await sendRaw(office.url, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).not.toMatch(/Set-Cookie/i);
  });

  it.each(['el', 'tr'])('is told in %s', async (language) => {
    const told = ATTACKS.filter(({ status, path }) => [400, 413, 415].includes(status) && !path.includes('%E0'));
    const english: string[] = [];
    for (const one of told) {
      const { text } = await attack(office.url, { ...one, headers: { ...one.headers, 'Accept-Language': language } });
      const { error, errors } = JSON.parse(text) as { error?: { message: string }; errors?: { message: string }[] };
      for (const { message } of errors ?? [error ?? { message: 'nothing' }])
        if (!/[α-ωğışçöü]/i.test(message)) english.push(`${one.what}: ${message}`);
    }
    expect(english).toEqual([]);
  });
});
