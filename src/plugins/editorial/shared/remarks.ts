import type { Refusal, Sentence } from '../../../office/refusal';
import { inWords } from './words';

export const LONGEST_REMARK = 2000;

/** Who dealt with a remark, and when. */
export type Dealt = { by: string; at: Date };

/** Why a remark is not taken. */
export function refusalsToRemark({ text, isForColleague }: { text: string; isForColleague: boolean }): Refusal[] {
  const length = [...text].length;
  return [
    ...(length === 0 ? [emptyRemark()] : []),
    ...(length > LONGEST_REMARK ? [longRemark(length)] : []),
    ...(isForColleague ? [] : [noSuchColleague()]),
  ];
}

type Dealing = { dealt: Dealt | null; timeZone: string };

/** Why a remark cannot be marked as dealt with: somebody was first. */
export function refusalsToDealWith({ dealt, timeZone }: Dealing): Refusal[] {
  return dealt ? [dealtWithBefore(dealt, timeZone)] : [];
}

/** Why a remark cannot be taken back: it is somebody else's, or somebody has acted on it. */
export function refusalsToTakeBack({
  isOwn,
  isAnswered,
  dealt,
  timeZone,
}: Dealing & { isOwn: boolean; isAnswered: boolean }): Refusal[] {
  if (!isOwn) return [notYourRemark()];
  if (isAnswered) return [answeredBefore()];
  return refusalsToDealWith({ dealt, timeZone });
}

export const NO_SUCH_ENTRY: Sentence = {
  el: 'Η εγγραφή δεν υπάρχει σε αυτή τη γλώσσα, ή διαγράφηκε.',
  tr: 'Kayıt bu dilde yok ya da silindi.',
  en: 'There is no such entry in this language, or it was deleted.',
};

export const NO_SUCH_REMARK: Sentence = {
  el: 'Η παρατήρηση δεν υπάρχει πια· ίσως την πήρε πίσω όποιος την έγραψε.',
  tr: 'Bu not artık yok; yazan geri almış olabilir.',
  en: 'The remark is no longer there; its author may have taken it back.',
};

function emptyRemark(): Refusal {
  return {
    code: 'remark-empty',
    field: 'text',
    says: { el: 'Γράψτε την παρατήρηση.', tr: 'Notu yazın.', en: 'Write the remark.' },
  };
}

function longRemark(length: number): Refusal {
  return {
    code: 'remark-too-long',
    field: 'text',
    says: {
      el: `Η παρατήρηση έχει ${length} χαρακτήρες· χωρούν ${LONGEST_REMARK}.`,
      tr: `Not ${length} karakter; en çok ${LONGEST_REMARK} olabilir.`,
      en: `The remark has ${length} characters; there is room for ${LONGEST_REMARK}.`,
    },
  };
}

function noSuchColleague(): Refusal {
  return {
    code: 'no-such-colleague',
    field: 'to',
    says: {
      el: 'Το πρόσωπο αυτό δεν υπάρχει ή δεν εργάζεται σε τέτοιες εγγραφές. Διαλέξτε από τον κατάλογο.',
      tr: 'Böyle biri yok ya da bu tür kayıtlarla çalışmıyor. Listeden seçin.',
      en: 'There is no such person, or they do not work on such entries. Choose from the list.',
    },
  };
}

function dealtWithBefore({ by, at }: Dealt, timeZone: string): Refusal {
  const when = inWords(at, timeZone);
  return {
    code: 'dealt-with-before',
    says: {
      el: `Διεκπεραιώθηκε ήδη (${by}, ${when.el}).`,
      tr: `Bununla zaten ilgilenildi (${by}, ${when.tr}).`,
      en: `It was dealt with already (${by}, ${when.en}).`,
    },
  };
}

function answeredBefore(): Refusal {
  return {
    code: 'answered-before',
    says: {
      el: 'Έχει ήδη απαντηθεί και δεν παίρνεται πίσω.',
      tr: 'Yanıtlandığı için geri alınamaz.',
      en: 'It was answered already and cannot be taken back.',
    },
  };
}

function notYourRemark(): Refusal {
  return {
    code: 'not-your-remark',
    says: {
      el: 'Μια παρατήρηση την παίρνει πίσω μόνο όποιος την έγραψε.',
      tr: 'Bir notu yalnızca yazan geri alabilir.',
      en: 'Only its author can take a remark back.',
    },
  };
}
