import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { refuseIf } from '../../../office/refusal';
import { FILE, FOLDER } from '../shared/names';
import { refusalsToQuestion } from '../shared/questions';

type Act = (ctx: Context) => Promise<unknown>;
type Controller = Record<string, Act>;

const QUESTIONS = { 'plugin::upload.admin-file': ['find'], 'plugin::upload.admin-folder': ['find', 'findOne'] };
const WAYS = ['relation', 'media', 'component', 'dynamiczone'];

/** Strapi's library would walk from a file to whatever shows it, drafts and notes too, without asking what the role may read. */
export function keepQuestionsToFiles(strapi: Core.Strapi): void {
  const watched = (act?: Act): Act => {
    if (!act) throw new Error('The media library is asked in another way than this plugin watches.');
    return async (ctx) => {
      refuseIf(strapi, refusalsToQuestion(ctx.query, plainFields(strapi)));
      return act(ctx);
    };
  };
  for (const [name, acts] of Object.entries(QUESTIONS)) {
    strapi.get('controllers').extend(name, (controller: Controller) => ({
      ...controller,
      ...Object.fromEntries(acts.map((act) => [act, watched(controller[act])])),
    }));
  }
}

function plainFields(strapi: Core.Strapi): string[] {
  const attributes = ([FILE, FOLDER] as const).flatMap((uid) => Object.entries(strapi.getModel(uid).attributes));
  return attributes.filter(([, { type }]) => !WAYS.includes(type)).map(([name]) => name);
}
