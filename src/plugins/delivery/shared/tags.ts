/**
 * What an answer was made from, and what a write changed, in the same words. Of documents as readers see them:
 * `event:abc` one of them, `event` the list in whatever way, `event+` which there are, `event#title` what that column holds in all of
 * them, `event#id/starts_at` in which order those stand that began at the same time, `event?` that the type was asked for at all,
 * `event>links` that from such documents somebody looked along that table of links (`*` for any).
 * `event:abc~` and `event~` are the same of drafts.
 */
export type Tag = string;

/** `press-release` for `api::press-release.press-release`, `upload.file` for `plugin::upload.file`. */
export function shortName(uid: string): string {
  const name = uid.replace(/^(api|plugin)::/, '');
  const [folder, type] = name.split('.');
  return folder === type ? (folder ?? name) : name;
}

export type Read = {
  /** A short name. */
  type: string;
  /** Without it, the list of the type. */
  documentId?: string;
  /** Of the list: which columns decide what is in it and where; any, where it is not said. */
  columns?: readonly string[];
  drafts?: boolean;
};

/** The tags of an answer that depends on a document or on a list. */
export function tagsOfReading({ type, documentId, columns, drafts = false }: Read): Tag[] {
  if (documentId === undefined && columns && !drafts) return [`${type}?`, `${type}+`, ...columns.map((one) => `${type}#${one}`)];
  const what = documentId === undefined ? type : `${type}:${documentId}`;
  return drafts ? [`${type}?`, what, `${what}~`] : [`${type}?`, what];
}

/** That somebody looked along a table of links from documents of a type. */
export const looksAlong = ({ type = '*', table = '*' }: { type?: string; table?: string }): Tag => `${type}>${table}`;

/** Every answer that has all tags of one of these is outdated. */
export type News = { isEverything: boolean; outdated: Tag[][] };

const SAID = /^[^:]+:([^~+#>]*)(?:(~)|(\+)|#(.*)|>(.*))$/s;

/**
 * What the database calls out at a commit, each with `@` and its transaction: `event:abc+` came or went, `event:abc#title,slug` says
 * something else there, `event:abc>links` is linked otherwise, `event:abc~` changed as a draft, `event!` changed its name or kind, `*`.
 */
export function readNews(payload: string): News {
  const said = payload.split('@')[0] ?? '';
  const type = said.split(/[:!]/)[0] ?? '';
  if (said.endsWith('!')) return { isEverything: false, outdated: [[`${type}?`]] };
  const [, document, isDraft, isMember, columns, table] = SAID.exec(said) ?? [];
  const one = `${type}:${document ?? ''}`;
  if (isDraft) return { isEverything: false, outdated: [[`${type}~`], [`${one}~`]] };
  if (isMember) return { isEverything: false, outdated: [[one], [type], [`${type}+`]] };
  if (columns !== undefined)
    return { isEverything: false, outdated: [[one], [type], ...columns.split(',').map((column) => [`${type}#${column}`])] };
  if (table !== undefined) {
    const along = [looksAlong({ type, table }), looksAlong({ type }), looksAlong({ table }), looksAlong({})];
    return { isEverything: false, outdated: [...along.map((tag) => [one, tag]), [type], [`${type}#${table}`]] };
  }
  return { isEverything: true, outdated: [] };
}
