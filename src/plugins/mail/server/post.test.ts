import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

import type { Settings } from '../../../office/settings';
import { openPost } from './post';

type Delivery = { to: string[]; mail: Email };

/** A mail server on this machine that takes what a known sender hands it, except to one address that it refuses. */
function openMailServer() {
  const delivered: Delivery[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === 'press' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('Authentication failed')),
    onRcptTo: ({ address }, _, done) => done(address.startsWith('nobody@') ? new Error('No such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          delivered.push({ to, mail });
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  return {
    delivered,
    listen: () =>
      new Promise<number>((listening) => {
        const socket = server.listen(0, '127.0.0.1', () => listening((socket.address() as AddressInfo).port));
      }),
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}

describe('Mail that goes by a mail server', () => {
  const mail = openMailServer();
  let port: number;
  let folder: string;
  const post = (settings: Partial<Settings> = {}) => {
    const SMTP_URL = `smtp://press:p%40ss@127.0.0.1:${port}`;
    const MAIL_FROM = 'Γραφείο Τύπου <press@example.org>';
    return openPost({ SMTP_URL, MAIL_FROM, MAIL_ALLOWLIST: 'example.org', ...settings } as Settings, folder);
  };
  const filed = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

  beforeAll(async () => {
    port = await mail.listen();
    folder = mkdtempSync(join(tmpdir(), 'deltio-mail-'));
  });
  afterAll(async () => {
    await mail.close();
    rmSync(folder, { recursive: true });
  });

  it('arrives whole: Greek and Turkish words, the sender, and what is attached', async () => {
    const attached = Buffer.from('Ένα συνημμένο, ığüşöç');
    await post().send({
      to: 'editor@example.org',
      subject: 'Προς έγκριση: Νέο ωράριο ığüşöç',
      text: 'Καλημέρα,\nπεριμένει το «Νέο ωράριο».',
      attachments: [{ filename: 'δελτίο.txt', content: attached }],
    });
    const [{ to, mail: received }] = mail.delivered as [Delivery];
    expect(to).toEqual(['editor@example.org']);
    expect(received).toMatchObject({
      subject: 'Προς έγκριση: Νέο ωράριο ığüşöç',
      from: { name: 'Γραφείο Τύπου', address: 'press@example.org' },
      text: expect.stringContaining('περιμένει το «Νέο ωράριο».'),
    });
    expect(received.attachments[0]?.filename).toBe('δελτίο.txt');
    expect(Buffer.from(received.attachments[0]?.content as ArrayBuffer).toString()).toBe(attached.toString());
    expect(filed()).toEqual([]);
  });

  it('goes to those who may get it in a trial, and as a file to the others', async () => {
    const before = mail.delivered.length;
    await post().send({ to: ['head@example.org', 'reporter@paper.example'], subject: 'Trial', text: 'Text' });
    expect(mail.delivered.slice(before).map(({ to }) => to)).toEqual([['head@example.org']]);
    expect(filed()).toEqual([expect.stringContaining('reporter@paper.example')]);
  });

  it('goes to nobody by way of a copy who may not get it', async () => {
    const before = mail.delivered.length;
    const outsiders = { cc: 'Head <head@example.org>, reporter@paper.example', bcc: ['"a@example.org" <b@paper.example>'] };
    const envelope = { from: 'press@example.org', to: 'c@paper.example' };
    await post().send({ to: 'editor@example.org', ...outsiders, envelope, subject: 'Copies', text: 'Text' });
    expect(mail.delivered.slice(before).map(({ to }) => to)).toEqual([['editor@example.org', 'head@example.org']]);
    expect(filed().filter((letter) => letter.includes('Subject: Copies'))).toHaveLength(1);
  });

  it.each([
    ['path', __filename],
    ['href', 'http://127.0.0.1:1/'],
  ])('reads nothing of the server: an attachment by %s', async (by, place) => {
    const before = mail.delivered.length;
    for (const SMTP_URL of [`smtp://press:p%40ss@127.0.0.1:${port}`, undefined]) {
      const letter = { to: 'editor@example.org', text: 'Text', attachments: [{ filename: 'a', [by]: place }] };
      await expect(post({ SMTP_URL }).send({ ...letter, disableFileAccess: false })).rejects.toThrow('access rejected');
    }
    expect(mail.delivered).toHaveLength(before);
  });

  it('is a failure that says what is wrong where the server does not take it, so that it is tried again', async () => {
    const letter = { to: 'editor@example.org', subject: 'Lost?', text: 'Text' };
    const before = mail.delivered.length;
    await expect(post({ SMTP_URL: `smtp://press:wrong@127.0.0.1:${port}` }).send(letter)).rejects.toThrow(
      'Authentication failed',
    );
    await expect(post().send({ ...letter, to: 'nobody@example.org' })).rejects.toThrow('No such mailbox');
    await expect(post({ SMTP_URL: 'smtp://127.0.0.1:1' }).send(letter)).rejects.toThrow('ECONNREFUSED');
    expect(mail.delivered).toHaveLength(before);
  });
});
