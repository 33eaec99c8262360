import type { Sentence } from '../../../office/refusal';

/** So many wrong links may come from one address within so many seconds. */
export const LIMIT = 10;
export const SECONDS = 60;

export const TOO_MANY: Sentence = {
  el: 'Από τη διεύθυνσή σας ήρθαν πολλοί λανθασμένοι σύνδεσμοι. Δοκιμάστε ξανά σε ένα λεπτό.',
  tr: 'Adresinizden çok fazla yanlış bağlantı geldi. Bir dakika sonra yeniden deneyin.',
  en: 'Too many wrong links came from your address. Try again in a minute.',
};
