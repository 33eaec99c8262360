import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT, testEnvironment } from './support/environment';
import { openPostingOffice, SAID, type PostingOffice } from './support/postings';

type Fault = Record<string, unknown> & { kind: string };
/** `where`: the request during which the process is killed; with `isDone`, once the portal has done what was asked. */
type Where = { what: string; where: RegExp; fault: Fault; when: string; isDone?: true; isUncertain?: true };

const POST = 'POST .*/decisions$';
const STEPS: Where[] = [
  { what: 'before anything is sent', where: /^GET .*search/, when: 'GET .*search', fault: { kind: 'slow', ms: 4_000 } },
  { what: 'when the portal has it', where: /^POST/, when: POST, fault: { kind: 'late-answer', ms: 4_000 }, isDone: true },
  // What reached the portal is done there, whether its sender lives or not, or it is not; nobody can tell from here.
  { what: 'while it is on its way', where: /^POST/, when: POST, fault: { kind: 'broken' }, isUncertain: true },
];

/** Processes as an operator runs them, killed as a power cut does it. */
describe('A worker that is killed while it posts', () => {
  let desk: PostingOffice;
  const workers: ChildProcess[] = [];
  beforeAll(async () => {
    desk = await openPostingOffice({ ROLE: 'web' });
  });
  afterAll(async () => {
    for (const worker of workers) await end(worker);
    await desk.close();
  });

  const hire = (): ChildProcess => {
    const { url, account } = desk.standIn;
    const portal = { DIAVGEIA_URL: url, DIAVGEIA_ORGANIZATIONS: '99001' };
    const login = { DIAVGEIA_USERNAME: account.username, DIAVGEIA_PASSWORD: account.password };
    const place = { ROLE: 'worker', TEST_PUBLIC_FOLDER: join(ROOT, 'public') };
    const env = { PATH: process.env.PATH, ...testEnvironment(desk.office.databaseUrl), ...place, ...portal, ...login };
    const worker = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'office', 'cli.js'), 'start'], {
      cwd: ROOT,
      env,
      stdio: 'ignore',
    });
    workers.push(worker);
    return worker;
  };
  const there = (subject: string) => desk.standIn.shelf.all().flatMap((act) => (act.subject === subject ? [act.ada] : []));
  const asked = async (what: RegExp, from: number) => {
    for (const until = Date.now() + 90_000; Date.now() < until; await sleep(5))
      if (desk.standIn.requests.slice(from).some((request) => what.test(request))) return;
    throw new Error(`Nobody asked for ${what.source}: ${desk.standIn.requests.slice(from).join('\n')}`);
  };

  it('leaves exactly one act on the portal, wherever it was', async () => {
    let worker = hire();
    for (const { what, where, when, fault, isDone, isUncertain } of STEPS) {
      const subject = `Διακοπή ${what}`;
      const approved = await desk.approved(await desk.prepared({ ...SAID, subject }));
      desk.standIn.script([{ when, fault }] as never);
      const from = desk.standIn.requests.length;
      const { id } = await desk.done(desk.second, approved, 'send');
      await asked(where, from);
      while (isDone && there(subject).length === 0) await sleep(5);
      await end(worker);
      desk.standIn.script([]);
      // The heir is the next one that is killed.
      worker = hire();
      const hurrying = setInterval(() => void desk.hurry(), 300);
      const now = await desk.until(id, 'posted', 'uncertain').finally(() => clearInterval(hurrying));
      expect([what, now.state, there(subject).length]).toEqual([what, isUncertain ? 'uncertain' : 'posted', isUncertain ? 0 : 1]);
      if (isUncertain) {
        await desk.done(desk.second, now, 'send-again', { reason: 'Δεν υπάρχει στη Διαύγεια' });
        const posted = await desk.until(id, 'posted');
        expect(there(subject)).toEqual([posted.ada]);
      }
    }
  }, 240_000);
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
