import type { Refusal } from '../../../office/refusal';

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reasons against an address somebody typed. `holder` is the title of the other entry that has or had it. */
export function refusalsToSlug({ slug, holder }: { slug: string; holder: string | null }): Refusal[] {
  if (!SLUG.test(slug)) return [malformed()];
  return holder === null ? [] : [taken(slug, holder)];
}

/** The first of `base`, `base-2`, `base-3` … that nobody has. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  let slug = base;
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
  return slug;
}

function malformed(): Refusal {
  return {
    code: 'slug-malformed',
    field: 'slug',
    says: {
      el: 'Η διεύθυνση μπορεί να έχει μόνο πεζά λατινικά γράμματα, ψηφία και μονές παύλες ανάμεσά τους.',
      tr: 'Adreste yalnızca küçük Latin harfleri, rakamlar ve aralarında tek tire bulunabilir.',
      en: 'The address may hold only small Latin letters, digits and single hyphens between them.',
    },
  };
}

function taken(slug: string, holder: string): Refusal {
  return {
    code: 'slug-taken',
    field: 'slug',
    says: {
      el: `Τη διεύθυνση «${slug}» την έχει ή την είχε το «${holder}». Διαλέξτε άλλη ή αφήστε το πεδίο κενό.`,
      tr: `“${slug}” adresi “${holder}” kaydına ait ya da eskiden ona aitti. Başka bir adres seçin ya da alanı boş bırakın.`,
      en: `The address “${slug}” belongs, or belonged, to “${holder}”. Choose another or leave the field empty.`,
    },
  };
}
