import type { Knex } from 'knex';

import { OfficeError } from '../../../office/office-error';
import { recordIn, SYSTEM } from '../../audit/api';
import { WORDS } from '../../panel/api';
import { NUMBERS, SERIES } from '../shared/names';
import { labelOf } from '../shared/rules';

type Start = { type: string; body: string; year: number; from: number };

/**
 * Lets a series go on from where the office's book on paper stands. Refused once numbers from there on were given.
 * `type` may be short, as in `press-release`. Answers the body's name.
 */
export async function startSeries(db: Knex, { type, body, year, from }: Start): Promise<{ name: string }> {
  const uid = type.includes('::') ? type : `api::${type}.${type}`;
  if (!WORDS.en.types[uid]?.fields.number)
    throw new OfficeError(`There is no register of “${type}”; name a type that has numbers, such as press-release.`);
  return db.transaction(async (trx) => {
    const named = await trx('organizations').where({ document_id: body }).orderBy('id').first('name');
    if (!named)
      throw new OfficeError(`There is no body “${body}”; its documentId stands in the address of its page in the panel.`);
    const series = { type: uid, organization: body, year };
    // Whoever gets a number of this series meanwhile waits for us, or we for them.
    await trx(SERIES)
      .insert({ ...series, last: 0 })
      .onConflict()
      .ignore();
    const { last } = await trx(SERIES).where(series).forUpdate().first('last');
    const { given } = (await trx(NUMBERS).where(series).max('number as given'))[0] ?? {};
    if (given !== null && given >= from)
      throw new OfficeError(`${labelOf({ number: given, year })} was given already, so the series cannot start from ${from}.`);
    await trx(SERIES)
      .where(series)
      .update({ last: from - 1 });
    const subject = { type: 'api::organization.organization', documentId: body, locale: null, title: named.name as string };
    await recordIn(trx, {
      act: 'registers.start',
      by: SYSTEM,
      subject,
      before: { next: last + 1 },
      after: { type: uid, year, next: from },
    });
    return { name: named.name as string };
  });
}
