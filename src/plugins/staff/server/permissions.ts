import type { Core } from '@strapi/strapi';

import type { Act, Grant, Role } from '../shared/roles';

export type Permission = {
  action: string;
  subject: string | null;
  properties: { fields?: string[]; locales?: string[] };
  conditions: string[];
};
type Model = {
  attributes: Record<string, { pluginOptions?: { i18n?: { localized?: boolean } } }>;
  pluginOptions?: Model['attributes'][string]['pluginOptions'];
};
const AT_THE_DESK: readonly Act[] = ['submit', 'clear', 'command'];

type Languages = { all: string[]; source: string };

const FILES: Record<Role['files'], string[]> = {
  none: [],
  look: ['plugin::upload.read', 'plugin::upload.assets.copy-link', 'plugin::upload.assets.download'],
  add: [
    'plugin::upload.read',
    'plugin::upload.assets.copy-link',
    'plugin::upload.assets.download',
    'plugin::upload.assets.create',
    'plugin::upload.assets.update',
  ],
};

/** A role's grants in Strapi's own form: one permission for each act on each type, with its fields and languages. */
export function permissionsOf(strapi: Core.Strapi, role: Role, languages: Languages): Permission[] {
  const actions = [...FILES[role.files], ...(role.actions ?? [])];
  const permissions = [
    ...actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
    ...role.grants.flatMap((grant) =>
      grant.types.flatMap((type) => grant.may.map((act) => permit(strapi, { type, act, grant, languages }))),
    ),
  ];
  return permissions.filter(({ action }) => isKnown(strapi, action));
}

/** Whether a plugin has registered the act; of those that are left out nobody holds rights. */
export function isKnown(strapi: Core.Strapi, action: string): boolean {
  const { actionProvider } = strapi.service('admin::permission') as { actionProvider: { has(action: string): boolean } };
  return actionProvider.has(action);
}

type Permit = { type: string; act: Act; grant: Grant; languages: Languages };

function permit(strapi: Core.Strapi, { type, act, grant, languages }: Permit): Permission {
  const model = strapi.contentTypes[type as never] as unknown as Model;
  const isTranslation = grant.only === 'translations';
  const hasFields = ['read', 'create', 'update'].includes(act);
  return {
    action: AT_THE_DESK.includes(act) ? `plugin::editorial.${act}` : `plugin::content-manager.explorer.${act}`,
    subject: type,
    properties: {
      ...(hasFields && {
        fields: fieldsOf(strapi, model).filter((f) => !isTranslation || isLocalized(model.attributes[f.split('.')[0] ?? ''])),
      }),
      ...(isLocalized(model) && { locales: languages.all.filter((code) => !isTranslation || code !== languages.source) }),
    },
    conditions: grant.only === 'routed-to-own-department' ? ['plugin::staff.routed-to-own-department'] : [],
  };
}

function fieldsOf(strapi: Core.Strapi, model: Model): string[] {
  return strapi.service('admin::content-type').getNestedFields(model, { components: strapi.components }) as string[];
}

function isLocalized(part: Model['attributes'][string] | undefined): boolean {
  return part?.pluginOptions?.i18n?.localized === true;
}
