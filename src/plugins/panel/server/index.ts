import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { nameFields } from '../../answers/api';
import el from '../admin/translations/el.json';
import en from '../admin/translations/en.json';
import tr from '../admin/translations/tr.json';
import { configuration } from '../shared/configuration';
import { LAYOUTS } from '../shared/layouts';
import { fieldLabel, type Words } from '../shared/words';
import { keepFullNames } from './full-names';

const WORDS: Record<string, Words> = { el, tr, en };

export default {
  /** The content manager reads `config` of a schema when it starts, and only for types it has no settings of yet. */
  register({ strapi }: { strapi: Core.Strapi }) {
    nameFields(strapi, ({ type, field, language }) => fieldLabel(WORDS[language] ?? en, type, field));
    const words = WORDS[readSettings().OFFICE_LOCALES[0] ?? 'en'] ?? en;
    for (const schema of [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)]) {
      const given = configuration(schema, LAYOUTS, words);
      if (given) Object.assign(schema, { config: given });
    }
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.documents.use(keepFullNames(strapi));
  },
};
