import type { Core, Modules } from '@strapi/strapi';

import { refuseIf, type Refusal } from '../../../../office/refusal';
import { DECISION } from '../../shared/names';

/** What the office itself says of an act of the mirror, and what Strapi notes of who wrote it. */
const OWN = ['department', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

const asPosted = (): Refusal => ({
  code: 'act-as-posted',
  says: {
    el: 'Η πράξη μένει όπως αναρτήθηκε στη Διαύγεια· εδώ αλλάζει μόνο η υπηρεσία. Τι βλέπει το κοινό το ορίζετε στα «Προσωπικά δεδομένα» της Διαύγειας.',
    tr: 'Karar Diavgeia’da yayımlandığı gibi kalır; burada yalnızca birimi değişir. Halkın ne göreceğini Diavgeia’nın “Kişisel veriler” bölümünde belirlersiniz.',
    en: 'The act stays as it was posted on Diavgeia; only its department changes here. What the public sees is set under “Personal data” of Diavgeia.',
  },
});

type Params = { documentId?: string; data?: Record<string, unknown> };
type Entry = { ada: string } & Record<string, unknown>;

/** Nobody writes by hand what the portal says, nor past the table of personal data; the mirror itself does not come through here. */
export function guardMirrored(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if (context.contentType.uid !== DECISION || !['update', 'delete'].includes(context.action)) return next();
    const { documentId, data = {} } = context.params as Params;
    const act = (await strapi.db.query(DECISION).findOne({ where: { documentId } })) as Entry | null;
    const isMirrored = act !== null && (await strapi.db.connection('diavgeia_acts').where({ ada: act.ada }).first('ada'));
    if (!isMirrored) return next();
    const attributes: Record<string, { type: string }> = strapi.contentTypes[DECISION].attributes;
    const isChanged = Object.keys(data).some(
      (name) =>
        name in attributes && !OWN.includes(name) && differs(data[name], act[name], attributes[name]?.type === 'relation'),
    );
    refuseIf(strapi, context.action === 'delete' || isChanged ? [asPosted()] : []);
    return next();
  };
}

/** The panel sends the whole form back: a relation that nobody touched as empty lists, the rest as it was read. */
function differs(given: unknown, kept: unknown, isRelation: boolean): boolean {
  if (given === undefined) return false;
  // The panel may send JSON as the text it shows.
  if (!isRelation && typeof given === 'string' && typeof kept === 'object' && kept !== null && !(kept instanceof Date))
    return given.replace(/\s/g, '') !== JSON.stringify(kept).replace(/\s/g, '');
  if (!isRelation) return plain(given) !== plain(kept);
  const { connect, disconnect } = (given ?? {}) as { connect?: unknown[]; disconnect?: unknown[] };
  const isTouch = Array.isArray(connect) || Array.isArray(disconnect);
  return !isTouch || [connect, disconnect].some((list) => (list?.length ?? 0) > 0);
}

const MOMENT = /^\d{4}-\d\d-\d\dT/;

function plain(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null';
  if (value instanceof Date || (typeof value === 'string' && MOMENT.test(value))) return new Date(value).toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
