import type { EditFieldLayout, EditLayout } from '@strapi/content-manager/strapi-admin';

import { hintId } from '../shared/words';
import { say, typeCalled } from './texts';

type Row = EditFieldLayout[];

/** Puts a hint under the fields that are often got wrong, unless the office wrote one of its own. */
export function hintFields<Given extends { layout: EditLayout }>(given: Given): Given {
  const type = typeCalled(given.layout.settings.displayName);
  if (!type || isConfiguring()) return given;
  const components = Object.entries(given.layout.components).map(([component, { layout, ...rest }]) => {
    return [component, { ...rest, layout: layout.map(hinted(component)) }] as const;
  });
  const layout = given.layout.layout.map((panel) => panel.map(hinted(type)));
  return { ...given, layout: { ...given.layout, components: Object.fromEntries(components), layout } };
}

function hinted(type: string): (row: Row) => Row {
  return (row) => row.map((field) => ({ ...field, hint: field.hint || say(hintId(type, field.name)) }));
}

/** There the form shows what is stored, and would store a hint in one language for everybody. */
function isConfiguring(): boolean {
  return window.location.pathname.includes('/configurations/');
}
