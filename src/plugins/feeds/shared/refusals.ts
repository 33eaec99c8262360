import type { Refusal, Sentence } from '../../../office/refusal';

export const NO_SUCH_LANGUAGE: Sentence = {
  el: 'Ο δήμος δεν δημοσιεύει σε αυτή τη γλώσσα.',
  tr: 'Belediye bu dilde yayım yapmıyor.',
  en: 'The municipality does not publish in this language.',
};

export const NO_SUCH_EVENT: Sentence = {
  el: 'Δεν υπάρχει δημόσια εκδήλωση με αυτή τη διεύθυνση.',
  tr: 'Bu adreste yayımlanmış bir etkinlik yok.',
  en: 'There is no public event at this address.',
};

export const NO_SUCH_PART: Sentence = {
  el: 'Ο χάρτης του ιστότοπου δεν έχει τέτοιο μέρος.',
  tr: 'Site haritasının böyle bir bölümü yok.',
  en: 'The sitemap has no such part.',
};

type Filter = 'organization' | 'topic' | 'kind' | 'limit' | 'fallback';

const SAYS: Record<Filter, Sentence> = {
  organization: {
    el: 'Άγνωστος φορέας. Δώστε στο «organization» το documentId ενός φορέα.',
    tr: 'Bilinmeyen kurum. “organization” için bir kurumun documentId değerini verin.',
    en: 'Unknown organization. Give the documentId of an organization as “organization”.',
  },
  topic: {
    el: 'Άγνωστο θέμα. Δώστε στο «topic» το documentId ή το slug ενός θέματος.',
    tr: 'Bilinmeyen konu. “topic” için bir konunun documentId veya slug değerini verin.',
    en: 'Unknown topic. Give the documentId or the slug of a topic as “topic”.',
  },
  kind: {
    el: 'Άγνωστο είδος. Δυνατά για το «kind»:',
    tr: 'Bilinmeyen tür. “kind” için olanaklar:',
    en: 'Unknown kind. Possible as “kind”:',
  },
  limit: {
    el: 'Το «limit» είναι ακέραιος από 1 ως 100.',
    tr: '“limit” 1 ile 100 arasında bir tam sayıdır.',
    en: '“limit” is a whole number from 1 to 100.',
  },
  fallback: {
    el: 'Το «fallback» είναι true ή false.',
    tr: '“fallback” true veya false olur.',
    en: '“fallback” is true or false.',
  },
};

/** Why a feed cannot be narrowed like that; `possible` ends the sentence where the choice is small. */
export function notPossible(field: Filter, possible: string[] = []): Refusal {
  const end = possible.length > 0 ? ` ${possible.join(', ')}.` : '';
  const { el, tr, en } = SAYS[field];
  return { code: `unknown-${field}`, field, says: { el: el + end, tr: tr + end, en: en + end } };
}
