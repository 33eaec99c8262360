import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { refuseIf } from '../../../office/refusal';
import type { Details } from '../shared/contracts';
import { EVENT, FILE } from '../shared/names';
import { noSuchEvent } from '../shared/rules';

const FIELDS = ['id', 'documentId', 'name', 'url', 'mime', 'altTexts', 'credit', 'licence', 'takenAt', 'peopleAgreed'];
const POPULATE = { event: { select: ['documentId', 'title'] } };

type Attribute = Record<string, unknown>;

/** What the office knows of a file besides its content. */
const ATTRIBUTES: Record<string, Attribute> = {
  altTexts: { type: 'json' },
  credit: { type: 'string', maxLength: 255 },
  licence: { type: 'string', maxLength: 255 },
  takenAt: { type: 'datetime' },
  peopleAgreed: { type: 'enumeration', enum: ['yes', 'no', 'not-needed', 'unknown'], default: 'unknown', private: true },
  event: { type: 'relation', relation: 'manyToOne', target: EVENT, private: true },
};

export function addDetailsToFiles(strapi: Core.Strapi): void {
  strapi.get('content-types').extend(FILE, (file: { attributes: Record<string, Attribute> }) => {
    Object.assign(file.attributes, ATTRIBUTES);
    return file;
  });
}

export type FileDetails = ReturnType<typeof details>;

export const details = ({ strapi }: { strapi: Core.Strapi }) => {
  const files = () => strapi.db.query(FILE);

  async function of(id: number) {
    const file = await files().findOne({ where: { id }, select: FIELDS, populate: POPULATE });
    if (!file) throw new errors.NotFoundError();
    return file;
  }

  return {
    of,

    /** Changes what is given and leaves the rest; an alt text of nothing is taken away. */
    async describe({ id, given, by }: { id: number; given: Details; by?: number }) {
      const { altTexts, event, ...plain } = given;
      const present = await of(id);
      const data = {
        ...plain,
        ...(altTexts !== undefined && { altTexts: merged(present.altTexts, altTexts) }),
        ...(event !== undefined && { event: event && (await draftOf(event)) }),
        ...(by !== undefined && { updatedBy: by }),
      };
      await files().update({ where: { id }, data });
      return of(id);
    },
  };

  /** The draft of an event stays one row for ever, while each publication makes a new published one. */
  async function draftOf(documentId: string): Promise<number> {
    const event = await strapi.db.query(EVENT).findOne({ where: { documentId, publishedAt: null }, select: ['id'] });
    if (!event) refuseIf(strapi, [noSuchEvent()]);
    return event.id;
  }
};

function merged(present: Record<string, string> | null, given: Record<string, string | null>): Record<string, string> {
  const texts = Object.entries({ ...present, ...given });
  return Object.fromEntries(texts.flatMap(([language, text]) => (text ? [[language, text]] : [])));
}
