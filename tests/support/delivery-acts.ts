import { type EditorialOffice, NOTE, REASON, RELEASE } from './editorial';
import { letOut } from './paper';

type Ids = Record<'releases' | 'topics' | 'places' | 'events' | 'sponsors', string[]> & { file: number };
type Told = {
  desk: EditorialOffice;
  ids: Ids;
  random: (below: number) => number;
  now: () => number;
  readAll: () => Promise<void>;
};

export const SECRET = 'Κανείς έξω δεν το διαβάζει';

/** Whatever may be written while readers read, by name; `now` is the number of the step. */
export function actsOf({ desk, ids, random, now, readAll }: Told): Record<string, () => Promise<unknown>> {
  const { office, writer, editor, head, done } = desk;
  const { releases, topics, places, events, sponsors } = ids;
  const one = <T>(of: T[]): T => of[random(of.length)] as T;
  const documents = (uid: string) => office.strapi.documents(uid as typeof RELEASE);
  return {
    publish: async () => letOut(office, RELEASE, one(releases)),
    'publish in English': async () => {
      const documentId = one(releases);
      await documents(RELEASE).update({
        documentId,
        locale: 'en',
        data: { title: `New hour ${now()}`, summary: 'Short' } as never,
      });
      await letOut(office, RELEASE, documentId, ['en']);
    },
    unpublish: async () => documents(RELEASE).unpublish({ documentId: one(releases), locale: 'el' }),
    correct: async () => {
      const documentId = await desk.published();
      releases.push(documentId);
      await documents(RELEASE).update({ documentId, locale: 'el', data: { title: `Νέα ώρα διορθωμένη ${now()}` } as never });
      await done(writer, documentId, 'submit');
      await done(editor, documentId, 'approve');
      await done(head, documentId, 'correct', { note: NOTE });
    },
    withdraw: async () => {
      const documentId = await desk.published();
      releases.push(documentId);
      await readAll();
      await done(head, documentId, 'withdraw', { reason: REASON });
    },
    'draft only': async () =>
      documents(RELEASE).update({ documentId: one(releases), locale: 'el', data: { title: `Πρόχειρο ${SECRET}` } as never }),
    'topics of a release': async () => {
      const documentId = one(releases);
      await documents(RELEASE).update({
        documentId,
        locale: 'el',
        data: { topics: [one(topics)], relatedEvents: [one(events)], title: `Νέα ώρα με θέμα ${now()}` } as never,
      });
      await letOut(office, RELEASE, documentId);
    },
    'rename a topic': async () =>
      documents('api::topic.topic').update({ documentId: one(topics), locale: 'el', data: { name: `Θέμα ${now()}` } as never }),
    'new topic': async () => documents('api::topic.topic').create({ locale: 'el', data: { name: `Θέμα νέο ${now()}` } as never }),
    'event in and out': async () => {
      const documentId = one(events);
      const out = await documents('api::event.event').findOne({ documentId, locale: 'el', status: 'published' });
      if (out) await documents('api::event.event').unpublish({ documentId, locale: 'el' });
      else await letOut(office, 'api::event.event', documentId);
    },
    'sponsor seen or not': async () => {
      const documentId = one(sponsors);
      const isPublic = random(2) === 0;
      await documents('api::sponsor.sponsor').update({ documentId, locale: 'el', data: { isPublic, events } as never });
    },
    'alt text': async () =>
      office.strapi.db
        .query('plugin::upload.file')
        .update({ where: { id: ids.file }, data: { alternativeText: `Εικόνα ${now()}` } }),
    picture: async () => {
      const documentId = one(releases);
      await documents(RELEASE).update({
        documentId,
        locale: 'el',
        data: { images: [{ file: ids.file, alt: `Λεζάντα ${now()}` }], title: `Νέα ώρα με εικόνα ${now()}` } as never,
      });
      await letOut(office, RELEASE, documentId);
    },
    'delete one language': async () => documents(RELEASE).delete({ documentId: one(releases), locale: 'en' }),
    'delete a topic': async () => {
      const created = await documents('api::topic.topic').create({
        locale: 'el',
        data: { name: `Θέμα προς διαγραφή ${now()}` } as never,
      });
      await readAll();
      return documents('api::topic.topic').delete({ documentId: created.documentId, locale: 'el' });
    },
    place: async () =>
      documents('api::place.place').update({
        documentId: one(places),
        locale: 'el',
        data: { name: `Πλατεία ${now()}` } as never,
      }),
    'plain SQL': async () =>
      office.strapi.db.connection.raw(`UPDATE press_releases SET subtitle = ? WHERE published_at IS NOT NULL`, [`SQL ${now()}`]),
    'a column by which lists choose': async () =>
      office.strapi.db.connection.raw(`UPDATE press_releases SET kind = ? WHERE published_at IS NOT NULL AND document_id = ?`, [
        random(2) === 0 ? 'statement' : 'release',
        one(releases),
      ]),
    'the day of a release': async () =>
      office.strapi.db.connection.raw(`UPDATE press_releases SET issued_at = ? WHERE document_id = ?`, [
        new Date(Date.UTC(2026, 0, 1 + random(3))).toISOString(),
        one(releases),
      ]),
    'a link by plain SQL': async () => {
      const { raw } = office.strapi.db.connection;
      const bound = raw.bind(office.strapi.db.connection);
      const row = `(SELECT id FROM press_releases WHERE document_id = ? AND locale = 'el' AND published_at IS NOT NULL)`;
      const documentId = one(releases);
      if (random(2) === 0) await bound(`DELETE FROM press_releases_topics_lnk WHERE press_release_id = ${row}`, [documentId]);
      else
        await bound(
          `INSERT INTO press_releases_topics_lnk (press_release_id, topic_id, topic_ord)
               SELECT p.id, t.id, 1 FROM ${row} p, topics t WHERE t.document_id = ? AND t.locale = 'el'`,
          [documentId, one(topics)],
        );
    },
    'out and in again at once': async () => {
      const documentId = one(releases);
      await documents(RELEASE).update({
        documentId,
        locale: 'el',
        data: { topics: topics.slice(0, 1 + random(3)) } as never,
      });
      await office.strapi.db.transaction(async () => {
        await letOut(office, RELEASE, documentId);
        if (random(2) === 0) await letOut(office, RELEASE, documentId);
        else await documents(RELEASE).unpublish({ documentId, locale: 'el' });
      });
    },
    'a topic in Turkish': async () =>
      documents('api::topic.topic').update({ documentId: one(topics), locale: 'tr', data: { name: `Konu ${now()}` } as never }),
    'a topic of a topic': async () =>
      documents('api::topic.topic').update({
        documentId: topics[0] as string,
        locale: 'el',
        data: { parent: random(2) === 0 ? topics[1] : null } as never,
      }),
    rights: async () => {
      const query = office.strapi.db.query('plugin::users-permissions.permission');
      const action = 'api::place.place.find';
      const held = await query.findOne({ where: { action, role: { type: 'public' } } });
      const role = await office.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
      await (held ? query.delete({ where: { id: held.id } }) : query.create({ data: { action, role: role.id } }));
    },
  };
}
