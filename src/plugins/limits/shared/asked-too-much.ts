import type { Language, Refusal, Sentence } from '../../../office/refusal';
import { type Conditions, conditionsIn, isDeeperThan, ordersIn } from './conditions';
import type { Figures } from './figures';

/** A limit that was passed: `most` is allowed, `asked` came. */
export type Excess = Refusal & { most?: number; asked?: number };

/** What one GraphQL request may hold, whatever it asks. `MAX_ROWS` and the size of a batch are settings. */
export const MOST = {
  /** Of the text, before anything reads it. */
  characters: 100_000,
  tokens: 5_000,
  depth: 10,
  fields: 2_000,
  aliases: 30,
  directives: 50,
  rootFields: 20,
} as const;

const WORDS: Record<keyof typeof MOST, { code: string; what: Sentence }> = {
  characters: { code: 'query-too-long', what: { el: 'χαρακτήρες', tr: 'karakter', en: 'characters' } },
  tokens: { code: 'too-many-tokens', what: { el: 'λέξεις και σημεία', tr: 'sözcük ve işaret', en: 'tokens' } },
  depth: { code: 'too-deep', what: { el: 'επίπεδα βάθους', tr: 'düzey derinlik', en: 'levels in depth' } },
  fields: { code: 'too-many-fields', what: { el: 'πεδία', tr: 'alan', en: 'fields' } },
  aliases: { code: 'too-many-aliases', what: { el: 'άλλα ονόματα (aliases)', tr: 'takma ad (alias)', en: 'aliases' } },
  directives: { code: 'too-many-directives', what: { el: 'οδηγίες (directives)', tr: 'yönerge (directive)', en: 'directives' } },
  rootFields: {
    code: 'too-many-root-fields',
    what: { el: 'ερωτήματα στο πρώτο επίπεδο', tr: 'birinci düzey sorgu', en: 'fields at the first level' },
  },
};

/** Reasons against a document because of its size; a circle is one for itself, since nothing else can be counted. */
export function refusalsToFigures(figures: Figures): Excess[] {
  if (figures.circle !== undefined) return [circular(figures.circle)];
  const counted = ['depth', 'fields', 'aliases', 'directives', 'rootFields'] as const;
  return counted.filter((figure) => figures[figure] > MOST[figure]).map((figure) => over(figure, figures[figure]));
}

/** `asked` is left out where counting stopped at the limit. */
export function over(figure: keyof typeof MOST, asked?: number): Excess {
  const { code, what } = WORDS[figure];
  const [limit, came] = [told(MOST[figure]), asked === undefined ? undefined : told(asked)];
  const says = {
    el: `Ένα ερώτημα GraphQL έχει το πολύ ${limit.el} ${what.el}${came ? `· αυτό έχει ${came.el}` : ''}. Ζητήστε λιγότερα ή χωρίστε το.`,
    tr: `Bir GraphQL sorgusunda en çok ${limit.tr} ${what.tr} olabilir${came ? `; bunda ${came.tr} var` : ''}. Daha azını isteyin ya da sorguyu bölün.`,
    en: `A GraphQL query has at most ${limit.en} ${what.en}${came ? `; this one has ${came.en}` : ''}. Ask for less, or in several queries.`,
  };
  return { code, says, most: MOST[figure], ...(asked !== undefined && { asked }) };
}

/** Reasons against reading that many rows at once. */
export function refusalsToRows(rows: number, most: number): Excess[] {
  if (rows <= most) return [];
  const asked = rounded(rows);
  const [limit, came] = [told(most), told(asked)];
  const says = {
    el: `Το ερώτημα θα διάβαζε περίπου ${came.el} εγγραφές· επιτρέπονται το πολύ ${limit.el}. Ζητήστε μικρότερες σελίδες (pageSize) ή λιγότερες λίστες μέσα σε λίστες.`,
    tr: `Sorgu yaklaşık ${came.tr} kayıt okurdu; en çok ${limit.tr} kayda izin var. Daha küçük sayfalar (pageSize) ya da iç içe daha az liste isteyin.`,
    en: `The query would read about ${came.en} rows; at most ${limit.en} are allowed. Ask for smaller pages (pageSize) or for fewer lists within lists.`,
  };
  return [{ code: 'too-many-rows', says, most, asked }];
}

/** What the filters of one list may hold. */
const MOST_CONDITIONS = 200;
const MOST_RELATIONS = 20;

export function refusalsToConditions({ conditions, relations }: Conditions): Excess[] {
  const says = (asked: number, most: number, what: Sentence): Sentence => ({
    el: `Τα filters έχουν το πολύ ${most} ${what.el}· αυτά έχουν ${told(asked).el}. Ζητήστε λιγότερα.`,
    tr: `filters içinde en çok ${most} ${what.tr} olabilir; bunda ${told(asked).tr} var. Daha azını isteyin.`,
    en: `Filters have at most ${most} ${what.en}; these have ${told(asked).en}. Ask for less.`,
  });
  if (conditions > MOST_CONDITIONS)
    return [
      {
        code: 'too-many-conditions',
        says: says(conditions, MOST_CONDITIONS, { el: 'συγκρίσεις', tr: 'karşılaştırma', en: 'comparisons' }),
        most: MOST_CONDITIONS,
        asked: conditions,
      },
    ];
  if (relations <= MOST_RELATIONS) return [];
  const what = { el: 'βήματα σε σχέσεις', tr: 'ilişki adımı', en: 'steps over relations' };
  const excess = { says: says(relations, MOST_RELATIONS, what), most: MOST_RELATIONS, asked: relations };
  return [{ code: 'too-many-relations', ...excess }];
}

/** A condition with its list and relations stands some ten levels deep. */
const MOST_LEVELS = 30;

/** Reasons against filters or variables by how deep they are nested. */
export function refusalsToNesting(value: unknown): Excess[] {
  if (!isDeeperThan(MOST_LEVELS, value)) return [];
  const says = {
    el: `Φίλτρα και μεταβλητές έχουν το πολύ ${MOST_LEVELS} επίπεδα το ένα μέσα στο άλλο. Απλοποιήστε τα.`,
    tr: `Filtreler ve değişkenler iç içe en çok ${MOST_LEVELS} düzey olabilir. Sadeleştirin.`,
    en: `Filters and variables are nested at most ${MOST_LEVELS} levels deep. Simplify them.`,
  };
  return [{ code: 'nested-too-deep', says, most: MOST_LEVELS }];
}

/** For the filters of several lists at once. What a mutation writes may be longer. */
const MOST_VALUES = 2_000;

/** Reasons against the variables of a query, told before GraphQL and Strapi walk through them several times. */
export function refusalsToValues(variables: unknown): Excess[] {
  const asked = conditionsIn(variables).conditions;
  if (asked <= MOST_VALUES) return [];
  const [limit, came] = [told(MOST_VALUES), told(asked)];
  const says = {
    el: `Οι μεταβλητές ενός ερωτήματος έχουν το πολύ ${limit.el} τιμές· αυτές έχουν ${came.el}. Στείλτε λιγότερες.`,
    tr: `Bir sorgunun değişkenlerinde en çok ${limit.tr} değer olabilir; bunlarda ${came.tr} var. Daha azını gönderin.`,
    en: `The variables of a query hold at most ${limit.en} values; these hold ${came.en}. Send fewer.`,
  };
  return [{ code: 'too-many-values', says, most: MOST_VALUES, asked }];
}

/** All fields of the largest type. Each order costs as much again, also where it repeats another. */
const MOST_ORDERS = 40;

export function refusalsToSort(sort: unknown): Excess[] {
  const asked = ordersIn(sort);
  if (asked <= MOST_ORDERS) return [];
  const came = told(asked);
  const says = {
    el: `Το sort έχει το πολύ ${MOST_ORDERS} πεδία· αυτό έχει ${came.el}. Κρατήστε τα πρώτα.`,
    tr: `sort en çok ${MOST_ORDERS} alan alır; bunda ${came.tr} var. İlklerini bırakın.`,
    en: `A sort has at most ${MOST_ORDERS} fields; this one has ${came.en}. Keep the first ones.`,
  };
  return [{ code: 'too-many-orders', says, most: MOST_ORDERS, asked }];
}

export function refusalsToBatch(size: number, most: number): Excess[] {
  if (size > 0 && size <= most) return [];
  const [limit, came] = [told(most), told(size)];
  const says = {
    el: `Ένα αίτημα φέρνει από 1 έως ${limit.el} ερωτήματα GraphQL· αυτό έφερε ${came.el}. Στείλτε τα χωριστά.`,
    tr: `Bir istek 1 ile ${limit.tr} arasında GraphQL sorgusu taşır; bu istek ${came.tr} taşıyor. Ayrı ayrı gönderin.`,
    en: `A request carries 1 to ${limit.en} GraphQL queries; this one carried ${came.en}. Send them one by one.`,
  };
  return [{ code: 'batch-size', says, most, asked: size }];
}

/** Where the office answers the queries of its own websites only. */
export const notRegistered: Excess = {
  code: 'query-not-registered',
  says: {
    el: 'Εδώ απαντώνται μόνο καταχωρισμένα ερωτήματα GraphQL, και αυτό δεν είναι. Ζητήστε από το γραφείο να το καταχωρίσει.',
    tr: 'Burada yalnızca kayıtlı GraphQL sorguları yanıtlanır; bu sorgu kayıtlı değil. Bürodan kaydetmesini isteyin.',
    en: 'Only registered GraphQL queries are answered here, and this one is not. Ask the office to register it.',
  },
};

function circular(name: string): Excess {
  return {
    code: 'circular-fragment',
    says: {
      el: `Το fragment «${name}» οδηγεί πίσω στον εαυτό του. Βγάλτε το από μέσα του.`,
      tr: `“${name}” fragment’i dönüp kendine varıyor. İçinden çıkarın.`,
      en: `The fragment “${name}” leads back to itself. Take it out of what it holds.`,
    },
  };
}

/** To two figures, since it is an estimate; and no further than anybody reads. */
function rounded(rows: number): number {
  const capped = Math.min(rows, 1e12);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(capped)) - 1);
  return Math.ceil(capped / unit) * unit;
}

/** The number as each language writes it. */
function told(number: number): Sentence {
  const written = (language: Language) => new Intl.NumberFormat(language).format(Math.min(number, 1e12));
  return { el: written('el'), tr: written('tr'), en: written('en') };
}
