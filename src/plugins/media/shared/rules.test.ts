import { LANGUAGES } from '../../../office/refusal';
import { troubleWith } from './faults';
import { UNWANTED, type Kind, type Unwanted } from './kinds';
import { formFor, properName, unwantedFile } from './rules';

describe('the form a file is kept in', () => {
  it.each<[kind: Kind, name: string, ext: string | undefined]>([
    ['jpeg', 'a.jpg', '.jpg'],
    ['jpeg', 'a.JPEG', '.jpeg'],
    ['jpeg', 'a.png', '.jpg'],
    ['pdf', 'a.html', '.pdf'],
    ['mp4', 'memo.m4a', '.m4a'],
    ['text', 'a.CSV', '.csv'],
    ['text', 'README', '.txt'],
    ['text', 'a.html', undefined],
    ['text', 'a.txt.js', undefined],
  ])('%s called %s', (kind, name, ext) => {
    expect(formFor(kind, name)?.ext).toBe(ext);
  });
});

describe('the name a file is shown under', () => {
  const form = { ext: '.pdf', mime: 'application/pdf' };
  it.each([
    ['Πρακτικά.PDF', 'Πρακτικά.pdf'],
    ['Πρακτικά 12.3.2024', 'Πρακτικά 12.3.2024.pdf'],
    ['page.html', 'page.html.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['a"b:c|d?.pdf', 'a b c d.pdf'],
    ['pho\u202egpj.exe', 'pho gpj.exe.pdf'],
    ['\0\n', 'file.pdf'],
    ['.pdf', 'file.pdf'],
    ['CON', 'CON.pdf'],
    [`${'α'.repeat(300)}.pdf`, `${'α'.repeat(200)}.pdf`],
  ])('%j is %j', (name, proper) => {
    expect(properName(name, form)).toBe(proper);
  });
});

it('every refusal names the file and what is allowed in each language', () => {
  for (const what of Object.keys(UNWANTED) as Unwanted[]) {
    const { says } = unwantedFile('σήμα.svg', what);
    for (const language of LANGUAGES) expect(says[language]).toMatch(/σήμα\.svg.*docx, xlsx, pptx.*webm/);
  }
});

describe('trouble with the file store', () => {
  it.each([
    [{ name: 'InvalidAccessKeyId', status: 403 }, 'store-keys'],
    [{ name: 'SignatureDoesNotMatch', status: 403 }, 'store-keys'],
    [{ name: 'AccessDenied', status: 403 }, 'store-rights'],
    [{ name: 'Unknown', status: 403 }, 'store-rights'],
    [{ name: 'Error', code: 'EACCES' }, 'store-rights'],
    [{ name: 'NoSuchBucket', status: 404 }, 'store-bucket'],
    [{ name: 'PermanentRedirect', status: 301 }, 'store-bucket'],
    [{ name: 'Error', code: 'ECONNREFUSED' }, 'store-unreachable'],
    [{ name: 'Error', code: 'ENOTFOUND' }, 'store-unreachable'],
    [{ name: 'TimeoutError' }, 'store-unreachable'],
    [{ name: 'Error', code: 'CERT_HAS_EXPIRED' }, 'store-unreachable'],
    [{ name: 'RequestTimeTooSkewed', status: 403 }, 'store-clock'],
    [{ name: 'Error', code: 'ENOSPC' }, 'store-full'],
    [{ name: 'InternalError', status: 500 }, 'store-trouble'],
    [{}, 'store-trouble'],
  ])('%j is %s', (fault, code) => {
    expect(troubleWith(fault).code).toBe(code);
  });
});
