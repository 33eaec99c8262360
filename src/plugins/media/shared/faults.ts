import type { Sentence } from '../../../office/refusal';

/** What a file store, or the way to it, answered. */
export type Fault = { name?: string; code?: string; status?: number };
export type Trouble = { code: string; says: Sentence };

const KEYS =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|CredentialsProviderError|AuthorizationHeaderMalformed)$/;
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError|RequestTimeout|CERT_.*|ERR_TLS.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO.*|EPROTO)$/;
const NO_ROOM = /^(ENOSPC|EDQUOT|QuotaExceeded|InsufficientStorage|XMinioStorageFull)$/;
const NO_RIGHT = /^(AccessDenied|AllAccessDisabled|EACCES|EPERM|EROFS|Forbidden)$/;

const TROUBLES: [fits: (fault: Fault) => boolean, trouble: Trouble][] = [
  [
    named(KEYS),
    trouble('store-keys', {
      el: 'Η αποθήκη αρχείων δεν αναγνωρίζει τα κλειδιά του γραφείου· ζητήστε από τον διαχειριστή να ελέγξει τα S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY και S3_REGION.',
      tr: 'Dosya deposu büronun anahtarlarını tanımıyor; yöneticiden S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY ve S3_REGION değerlerini denetlemesini isteyin.',
      en: 'The file store does not know the keys of this office; ask the operator to check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_REGION.',
    }),
  ],
  [
    named(/^(NoSuchBucket|InvalidBucketName|PermanentRedirect)$/),
    trouble('store-bucket', {
      el: 'Η αποθήκη αρχείων δεν έχει τον κάδο που της ζητείται· ζητήστε από τον διαχειριστή να ελέγξει τα S3_BUCKET, S3_ENDPOINT και S3_REGION.',
      tr: 'Dosya deposunda istenen kova yok; yöneticiden S3_BUCKET, S3_ENDPOINT ve S3_REGION değerlerini denetlemesini isteyin.',
      en: 'The file store has no bucket of the name asked for; ask the operator to check S3_BUCKET, S3_ENDPOINT and S3_REGION.',
    }),
  ],
  [
    named(UNREACHABLE),
    trouble('store-unreachable', {
      el: 'Η αποθήκη αρχείων δεν απαντά· δοκιμάστε ξανά σε λίγο και, αν επιμένει, ζητήστε από τον διαχειριστή να ελέγξει το S3_ENDPOINT.',
      tr: 'Dosya deposu yanıt vermiyor; biraz sonra yeniden deneyin, sürerse yöneticiden S3_ENDPOINT değerini denetlemesini isteyin.',
      en: 'The file store does not answer; try again in a while, and if it stays so, ask the operator to check S3_ENDPOINT.',
    }),
  ],
  [
    named(/^RequestTimeTooSkewed$/),
    trouble('store-clock', {
      el: 'Η αποθήκη αρχείων αρνείται επειδή το ρολόι του διακομιστή δεν πάει σωστά· ζητήστε από τον διαχειριστή να το διορθώσει.',
      tr: 'Sunucunun saati yanlış olduğu için dosya deposu reddediyor; yöneticiden saati düzeltmesini isteyin.',
      en: 'The file store refuses because the clock of the server is wrong; ask the operator to set it.',
    }),
  ],
  [
    named(NO_ROOM),
    trouble('store-full', {
      el: 'Η αποθήκη αρχείων είναι γεμάτη· ζητήστε από τον διαχειριστή να ελευθερώσει χώρο.',
      tr: 'Dosya deposu dolu; yöneticiden yer açmasını isteyin.',
      en: 'The file store is full; ask the operator to make room.',
    }),
  ],
  [
    (fault) => named(NO_RIGHT)(fault) || fault.status === 403 || fault.status === 401,
    trouble('store-rights', {
      el: 'Το γραφείο δεν έχει δικαίωμα να γράψει στην αποθήκη αρχείων· ζητήστε από τον διαχειριστή να το δώσει.',
      tr: 'Büronun dosya deposuna yazma izni yok; yöneticiden izin vermesini isteyin.',
      en: 'This office has no right to write to the file store; ask the operator to grant it.',
    }),
  ],
];

const OTHER = trouble('store-trouble', {
  el: 'Η αποθήκη αρχείων απέτυχε· δοκιμάστε ξανά και, αν επιμένει, δείτε με τον διαχειριστή το ημερολόγιο του διακομιστή.',
  tr: 'Dosya deposu başarısız oldu; yeniden deneyin, sürerse yöneticiyle sunucu günlüğüne bakın.',
  en: 'The file store failed; try again, and if it stays so, look into the server log with the operator.',
});

/** The trouble with the file store in a sentence for whoever uploads; keys, addresses and traces are not in it. */
export function troubleWith(fault: Fault): Trouble {
  return TROUBLES.find(([fits]) => fits(fault))?.[1] ?? OTHER;
}

function named(pattern: RegExp) {
  return ({ name, code }: Fault) => pattern.test(name ?? '') || pattern.test(code ?? '');
}

function trouble(code: string, says: Sentence): Trouble {
  return { code, says };
}
