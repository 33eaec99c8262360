import type { Layout } from './layout';
import type { Words } from './words';

type Attribute = { type: string; target?: string };
type Schema = { uid: string; attributes: Record<string, Attribute> };

const TWELFTHS = 12;

/**
 * What the content manager takes over from a schema when it sees the type for the first time.
 * Later it keeps what the office changed, so nothing of this is ever written twice.
 */
export function configuration({ uid, attributes }: Schema, layouts: Record<string, Layout>, words: Words) {
  const layout = layouts[uid];
  if (!layout) return undefined;
  const labels = { ...words.common, ...words.types[uid]?.fields };
  const [sortBy = layout.title, order = 'ASC'] = layout.sort?.split(' ') ?? [];
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 20,
      mainField: layout.title,
      defaultSortBy: sortBy,
      defaultSortOrder: order,
    },
    layouts: { edit: layout.form.map(row), ...(layout.list && { list: layout.list.split(' ') }) },
    metadatas: Object.fromEntries(
      Object.entries(attributes).map(([field, { target }]) => [
        field,
        metadata({
          label: labels[field] ?? field,
          mainField: titleOf(target, layouts),
          isDerived: field === layout.derived,
          isShown: !layout.hidden?.split(' ').includes(field),
        }),
      ]),
    ),
  };
}

/** The fields of one row with their widths; those without one share the row equally. */
export function row(line: string): { name: string; size: number }[] {
  const fields = line.split(' ');
  return fields.map((field) => {
    const [name = '', width] = field.split(':');
    return { name, size: width ? Number(width) : TWELFTHS / fields.length };
  });
}

type Shown = { label: string; mainField: string | undefined; isDerived: boolean; isShown: boolean };

function metadata({ label, mainField, isDerived, isShown }: Shown) {
  const edit = {
    label,
    ...(mainField && { mainField }),
    ...(isDerived && { editable: false }),
    ...(!isShown && { visible: false }),
  };
  return { edit, list: { label } };
}

/** Strapi names a related entry by its type's first text, which for a decision would be a number nobody knows. */
function titleOf(target: string | undefined, layouts: Record<string, Layout>): string | undefined {
  if (target === 'admin::user') return 'email';
  return target && layouts[target]?.title;
}
