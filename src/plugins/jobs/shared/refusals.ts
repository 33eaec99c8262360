import type { Refusal } from '../../../office/refusal';

/** Only what failed can be tried again or deleted; the rest is still to be done. */
export const NOT_FAILED: Refusal = {
  code: 'job-not-failed',
  says: {
    el: 'Η εργασία δεν είναι πια ανάμεσα στις αποτυχημένες· ίσως κάποιος την ξαναδοκίμασε ή τη διέγραψε.',
    tr: 'İş artık başarısızlar arasında değil; belki biri yeniden denedi ya da sildi.',
    en: 'The job is no longer among the failed ones; perhaps somebody tried it again or deleted it.',
  },
};
