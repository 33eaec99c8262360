import type { Refusal } from '../../../office/refusal';

export const actGone = (): Refusal => ({
  code: 'act-gone',
  says: {
    el: 'Η πρόταση δεν ισχύει πια: η πράξη ανακλήθηκε ή δεν είναι δημόσια εδώ.',
    tr: 'Öneri artık geçerli değil: karar geri alındı ya da burada herkese açık değil.',
    en: 'The proposal no longer stands: the act was revoked, or is not public here.',
  },
});

export const decidedBefore = (name: string): Refusal => ({
  code: 'decided-before',
  says: {
    el: `Το αποφάσισε ήδη κάποιος άλλος (${name}).`,
    tr: `Buna başka biri karar verdi (${name}).`,
    en: `Somebody decided it already (${name}).`,
  },
});

export const nothingToUndo = (): Refusal => ({
  code: 'nothing-to-undo',
  says: {
    el: 'Δεν υπάρχει κάτι να αναιρεθεί.',
    tr: 'Geri alınacak bir şey yok.',
    en: 'There is nothing to undo.',
  },
});

export const workedOn = (): Refusal => ({
  code: 'worked-on',
  says: {
    el: 'Κάποιος έχει ήδη δουλέψει το σχέδιο. Αν δεν χρειάζεται, διαγράψτε το από τη λίστα του.',
    tr: 'Taslak üzerinde çalışılmış. Gerekmiyorsa listesinden silin.',
    en: 'Somebody has worked on the draft. If it is not needed, delete it from its list.',
  },
});
