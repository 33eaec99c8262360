import type { Core } from '@strapi/strapi';

import type { Sentence } from '../../../../office/refusal';
import { mirror } from '../../api';
import type { Ada } from '../../shared/ada';
import { CITING } from '../../shared/citing';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';

/** Somebody sits before the form and waits. */
const WHILE_SOMEBODY_WAITS = { patience: 10_000, attempts: 1 };

/** Brings one act into the mirror, whoever issued it. Answers in words why that was not possible; nothing where it was. */
export async function fetchAct(strapi: Core.Strapi, ada: Ada): Promise<Sentence | null> {
  if (mirror(strapi).organizations().length === 0) return NOT_ASKED;
  try {
    const isStored = await bring(strapi, mirror(strapi).portal(WHILE_SOMEBODY_WAITS), ada);
    return isStored ? null : UNREADABLE;
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    return fault.code === 'not-found' ? NOT_THERE : fault.code === 'refused' ? NOT_THERE : DOWN;
  }
}

async function bring(strapi: Core.Strapi, portal: Portal, ada: Ada): Promise<boolean> {
  const read = await portal.decision(ada);
  if (!('act' in read)) return false;
  await mirror(strapi).take(read);
  return true;
}

/**
 * Acts that are cited and that no walk comes by: of organizations that are not mirrored, or not yet posted when they were cited.
 * Each is asked for by its number; an outage ends it until the next time.
 */
export async function refreshCited(strapi: Core.Strapi): Promise<number> {
  const mirrored = mirror(strapi).organizations();
  if (mirrored.length === 0) return 0;
  const { rows } = (await strapi.db.connection.raw(
    `SELECT DISTINCT cited.ada FROM (${CITED} UNION ${LINKED}) AS cited
      WHERE NOT EXISTS (SELECT FROM diavgeia_acts AS acts WHERE acts.ada = cited.ada AND acts.organization_uid = ANY (?))
      ORDER BY ada`,
    [mirrored],
  )) as { rows: { ada: string }[] };
  const portal = mirror(strapi).portal();
  let brought = 0;
  for (const { ada } of rows) {
    const isThere = await bring(strapi, portal, ada).catch((fault: unknown) => {
      if (!(fault instanceof PortalFault) || !['not-found', 'refused'].includes(fault.code)) throw fault;
      return fault.code === 'not-found'
        ? mirror(strapi)
            .miss(ada)
            .then(() => false)
        : false;
    });
    brought += isThere ? 1 : 0;
  }
  return brought;
}

const CITED = Object.values(CITING)
  .map(
    ({ table }) => `SELECT jsonb_array_elements_text(cited_adas) AS ada FROM ${table} WHERE jsonb_typeof(cited_adas) = 'array'`,
  )
  .join(' UNION ');

/** By a relation to the mirror's entry, before there were numbers. */
const LINKED = Object.values(CITING)
  .flatMap(({ links }) =>
    links.map(([link]) => `SELECT ada FROM ${link} AS link JOIN decisions ON decisions.id = link.decision_id`),
  )
  .join(' UNION ');

const NOT_ASKED: Sentence = {
  el: 'Το γραφείο δεν αντιγράφει ακόμη κανέναν φορέα από τη Διαύγεια, γι’ αυτό η πύλη δεν ρωτήθηκε. Ο ΑΔΑ κρατήθηκε.',
  tr: 'Büro henüz hiçbir kurumu Diavgeia’dan kopyalamıyor, bu yüzden portala sorulmadı. ΑΔΑ saklandı.',
  en: 'The office mirrors no organization yet, so the portal was not asked. The ΑΔΑ is kept.',
};
const NOT_THERE: Sentence = {
  el: 'Η Διαύγεια δεν έχει πράξη με αυτόν τον ΑΔΑ. Ελέγξτε τον· κρατήθηκε όπως τον γράψατε και θα ζητηθεί ξανά αύριο.',
  tr: 'Diavgeia’da bu ΑΔΑ ile bir karar yok. Kontrol edin; yazdığınız gibi saklandı ve yarın yeniden sorulacak.',
  en: 'Diavgeia has no act with this ΑΔΑ. Check it; it is kept as you wrote it and asked for again tomorrow.',
};
const DOWN: Sentence = {
  el: 'Η Διαύγεια δεν απαντά αυτή τη στιγμή. Ο ΑΔΑ κρατήθηκε και θα ζητηθεί ξανά.',
  tr: 'Diavgeia şu anda yanıt vermiyor. ΑΔΑ saklandı ve yeniden sorulacak.',
  en: 'Diavgeia does not answer at the moment. The ΑΔΑ is kept and asked for again.',
};
const UNREADABLE: Sentence = {
  el: 'Η Διαύγεια απάντησε κάτι που δεν διαβάζεται ως πράξη. Ο ΑΔΑ κρατήθηκε και θα ζητηθεί ξανά.',
  tr: 'Diavgeia karar olarak okunamayan bir yanıt verdi. ΑΔΑ saklandı ve yeniden sorulacak.',
  en: 'Diavgeia answered with something that is no act. The ΑΔΑ is kept and asked for again.',
};
