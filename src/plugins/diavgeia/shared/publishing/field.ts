export const VALIDATIONS = ['ada', 'dictionary', 'afm', 'orgStructure', 'unit', 'signer', 'decisionType', 'email'] as const;
export type Validation = (typeof VALIDATIONS)[number];

/** A field of a posting, in the shape in which the portal describes those of a type (`GET /types/{uid}/details`). */
export type Field = {
  uid: string;
  label: string | null;
  help: string | null;
  type: string | null;
  validation: Validation | null | undefined;
  required: boolean;
  multiple: boolean;
  /** 0 and null: as long as one likes. */
  maxLength: number | null;
  dictionary: string | null;
  fixedValueList: string[];
  nestedFields: Field[];
};

/** What somebody typed, kept as it was typed: it may be wrong, and it is never lost. */
export type Typed = string | boolean | null | undefined | Typed[] | { [uid: string]: Typed };
export type TypedObject = { [uid: string]: Typed };

export type Sort = 'object' | 'flag' | 'integer' | 'number' | 'date' | 'ada' | 'tax-number' | 'email' | 'choice' | 'text';

/** How a field is filled in. The portal gives dates no type at all. */
export function sortOf({ type, validation, nestedFields, fixedValueList }: Field): Sort {
  if (nestedFields.length > 0 || type === 'object') return 'object';
  if (type === 'boolean') return 'flag';
  if (validation === 'ada') return 'ada';
  if (validation === 'afm') return 'tax-number';
  if (validation === 'email') return 'email';
  if (validation || fixedValueList.length > 0) return 'choice';
  if (type === 'integer' || type === 'number') return type;
  return type === null ? 'date' : 'text';
}

/** The list a choice is made from, by the name under which it is kept; `organization` is the one whose units and signers count. */
export function listOf({ validation, dictionary }: Field, organization: string): string | undefined {
  if (validation === 'dictionary') return `dictionaries/${dictionary ?? ''}`;
  if (validation === 'orgStructure') return 'organizations';
  if (validation === 'decisionType') return 'types';
  return validation === 'unit' || validation === 'signer' ? `${validation}s/${organization}` : undefined;
}

/** Units and signers beside a chosen organization are that one's. */
export function organizationIn(fields: Field[], typed: TypedObject, otherwise: string): string {
  const chosen = fields.find(({ validation, multiple }) => validation === 'orgStructure' && !multiple);
  const uid = chosen && typed[chosen.uid];
  return typeof uid === 'string' && uid.trim() !== '' ? uid.trim() : otherwise;
}

export function isObject(typed: Typed): typed is TypedObject {
  return typeof typed === 'object' && typed !== null && !Array.isArray(typed);
}

/** Nothing was typed; a box that is not ticked says nothing. */
export function isEmpty(typed: Typed): boolean {
  if (typed === null || typed === undefined || typed === false) return true;
  if (typeof typed === 'string') return typed.trim() === '';
  if (typed === true) return false;
  return (Array.isArray(typed) ? typed : Object.values(typed)).every(isEmpty);
}

/** The entries of a field, one if it is not `multiple`; empty ones are left out, with their places in the form. */
export function entriesOf({ multiple }: Field, typed: Typed): { value: Typed; path: string }[] {
  const list = multiple ? (Array.isArray(typed) ? typed : [typed]) : [typed];
  return list.map((value, i) => ({ value, path: multiple ? `.${i}` : '' })).filter(({ value }) => !isEmpty(value));
}
