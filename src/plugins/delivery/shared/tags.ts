/**
 * What an answer was made from, and what a write changed, in the same words:
 * `event:abc` a document as readers see it, `event` the list of all such documents, `event:abc~` and `event~` the same of drafts,
 * `event?` that the answer asked for that type at all.
 */
export type Tag = string;

/** `press-release` for `api::press-release.press-release`, `upload.file` for `plugin::upload.file`. */
export function shortName(uid: string): string {
  const name = uid.replace(/^(api|plugin)::/, '');
  const [folder, type] = name.split('.');
  return folder === type ? (folder ?? name) : name;
}

type Read = { type: string; documentId?: string; drafts?: boolean };

/** The tags of an answer that depends on a document or, without one, on the whole list of a type. `type` is a short name. */
export function tagsOfReading({ type, documentId, drafts = false }: Read): Tag[] {
  const what = documentId === undefined ? type : `${type}:${documentId}`;
  return drafts ? [`${type}?`, what, `${what}~`] : [`${type}?`, what];
}

/** What the database calls out at a commit: `event:abc`, `event:abc~`, `event!` or `*`, each with `@` and its transaction. */
export type News = { isEverything: boolean; tags: Tag[] };

export function readNews(payload: string): News {
  const said = payload.split('@')[0] ?? '';
  if (said === '*') return { isEverything: true, tags: [] };
  if (said.endsWith('!')) return { isEverything: false, tags: [`${said.slice(0, -1)}?`] };
  const [type = ''] = said.split(':');
  return { isEverything: false, tags: [said.endsWith('~') ? `${type}~` : type, said] };
}
