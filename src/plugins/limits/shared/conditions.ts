export type Conditions = { conditions: number; relations: number };

/** How many comparisons a filter holds, and how many steps over relations: each joins a table once more. */
export function conditionsIn(filters: unknown): Conditions {
  if (typeof filters !== 'object' || filters === null || filters instanceof Date) return ONE;
  // What is empty compares nothing, but is walked through as often as the rest.
  if (Object.keys(filters).length === 0) return ONE;
  if (Array.isArray(filters)) return filters.map(conditionsIn).reduce(plus, NONE);
  return Object.entries(filters)
    .map(([name, value]) => plus(conditionsIn(value), { conditions: 0, relations: isStep(name, value) ? 1 : 0 }))
    .reduce(plus, NONE);
}

const NONE: Conditions = { conditions: 0, relations: 0 };
const ONE: Conditions = { conditions: 1, relations: 0 };

/** Objects and lists within each other by the hundred hold whoever reads them, and by the thousand overflow the stack. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** How many orders a `sort` names, in any of the ways in which Strapi takes it. */
export function ordersIn(sort: unknown): number {
  if (typeof sort === 'string') return sort.split(',').length;
  if (typeof sort !== 'object' || sort === null) return 0;
  return Object.values(sort).reduce<number>((sum, one) => sum + ordersIn(one), 0);
}

/** From an entry to a field of another one: `organization: { name: … }`, and not `name: { $eq: … }`. */
function isStep(name: string, value: unknown): boolean {
  if (name.startsWith('$') || /^\d+$/.test(name)) return false;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, deeper]) => !inner.startsWith('$') || isStepIn(deeper));
}

function isStepIn(value: unknown): boolean {
  return [value]
    .flat()
    .some((one) => typeof one === 'object' && one !== null && Object.keys(one).some((key) => !key.startsWith('$')));
}

function plus(one: Conditions, other: Conditions): Conditions {
  return { conditions: one.conditions + other.conditions, relations: one.relations + other.relations };
}
