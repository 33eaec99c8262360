/** Markup that may go out as it is; strings are escaped wherever they meet it. */
export type Html = { readonly html: string };
type Piece = Html | string | number | null | undefined | false | Piece[];

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with values in it; every string among them is escaped. */
export function markup(written: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: written.map((part, i) => part + escaped(pieces[i])).join('') };
}

function escaped(piece: Piece): string {
  if (Array.isArray(piece)) return piece.map(escaped).join('');
  if (piece === null || piece === undefined || piece === false) return '';
  return typeof piece === 'object' ? piece.html : String(piece).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
