import type { Refusal } from '../../../office/refusal';

type Body = { documentId: string; name?: string } | null;
type Standing = { above: Body; below: Body; parent: string; child: string };

/** Reasons against a department's place under another: both are of the same body, where they say of which. */
export function refusalsToParent({ above, below, parent, child }: Standing): Refusal[] {
  if (!above || !below || above.documentId === below.documentId) return [];
  const [theirs, own] = [above.name ?? '', below.name ?? ''];
  return [
    {
      code: 'parent-of-another-body',
      field: 'parent',
      says: {
        el: `Η υπηρεσία «${parent}» ανήκει στον φορέα «${theirs}» και η «${child}» στον φορέα «${own}». Διαλέξτε προϊσταμένη υπηρεσία του ίδιου φορέα.`,
        tr: `“${parent}” birimi “${theirs}” kurumuna, “${child}” ise “${own}” kurumuna bağlı. Aynı kurumdan bir üst birim seçin.`,
        en: `The department “${parent}” belongs to “${theirs}”, and “${child}” to “${own}”. Choose a parent of the same body.`,
      },
    },
  ];
}
