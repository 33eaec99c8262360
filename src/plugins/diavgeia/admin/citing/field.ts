import type { EditFieldLayout, EditLayout } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';

const UID = 'plugin::diavgeia.cited-acts';
const NAME = 'citedAdas';

/**
 * The input of `citedAdas`, set in the form's layout and not in the schema: a schema that names a plugin's custom field cannot be
 * read without that plugin.
 */
export function registerField(app: StrapiApp): void {
  app.customFields.register({
    name: 'cited-acts',
    pluginId: 'diavgeia',
    type: 'json',
    intlLabel: { id: 'diavgeia.cited.field', defaultMessage: 'Cited acts' },
    intlDescription: { id: 'diavgeia.cited.field', defaultMessage: 'Cited acts' },
    components: { Input: async () => import('./CitedField') as never },
  });
}

export function placeField<Given extends { layout: EditLayout }>(given: Given): Given {
  const layout = given.layout.layout.map((panel) => panel.map((row) => row.map(placed)));
  return { ...given, layout: { ...given.layout, layout } };
}

function placed(field: EditFieldLayout): EditFieldLayout {
  if (field.name !== NAME) return field;
  // Strapi's own type has no place for it, though its form looks for it.
  return { ...field, attribute: { ...field.attribute, customField: UID } } as unknown as EditFieldLayout;
}
