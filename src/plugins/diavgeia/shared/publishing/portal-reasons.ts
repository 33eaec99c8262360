import { type Field, sortOf } from './field';
import { EXTRAS } from './head';

type Reason = { code: string; says: string };

/** What the portal calls in its own words what every act has. */
const ALIASES: [RegExp, string][] = [
  [/correctedcopy|document|pdf|checksum|εγγραφ/i, 'document'],
  [/attach|συνημμ/i, 'attachments'],
  [/signer|υπογραφ/i, 'signerIds'],
  [/unit|μοναδ/i, 'unitIds'],
  [/thematic|θεματικ/i, 'thematicCategoryIds'],
  [/issue.?date|ημερομηνια εκδοσ/i, 'issueDate'],
  [/decision.?type|ειδος πραξ/i, 'decisionTypeId'],
  [/protocol|πρωτοκολλ/i, 'protocolNumber'],
  [/subject|θεμα/i, 'subject'],
];

/** The field that a reason of the portal's names, by its path; undefined where it names none that the form has. */
export function fieldNamed({ code, says }: Reason, fields: Field[]): string | undefined {
  const words = `${code} ${says}`.normalize('NFD').replace(/\p{M}/gu, '');
  const paths = pathsOf(fields);
  const exact = paths.filter(({ uid }) => new RegExp(`(^|[^\\p{L}\\p{N}])${uid}($|[^\\p{L}\\p{N}])`, 'u').test(words));
  // The deepest name is the most exact one.
  const [deepest] = exact.sort((a, b) => b.path.length - a.path.length);
  if (deepest) return deepest.path;
  const [, alias] = ALIASES.find(([pattern]) => pattern.test(words)) ?? [];
  return alias && (alias === 'document' || alias === 'attachments' || paths.some(({ path }) => path === alias))
    ? alias
    : undefined;
}

function pathsOf(fields: Field[], before = ''): { uid: string; path: string }[] {
  return fields.flatMap((field) => {
    const path = `${before}${field.uid}`;
    const inner = field.multiple && sortOf(field) === 'object' ? `${path}.0.` : `${path}.`;
    return [...(field.uid === EXTRAS ? [] : [{ uid: field.uid, path }]), ...pathsOf(field.nestedFields, inner)];
  });
}
