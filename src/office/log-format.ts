/** A line on its way through Strapi's logger (winston), whose finished text lies under a symbol of its own. */
type Line = { level: string; message: unknown; [name: string]: unknown };
type Format = { transform(line: Line): Line };

const TEXT = Symbol.for('message');
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * One JSON object a line: `time`, `level`, `message`, the request it belongs to, and whatever else was said.
 * `requestId` answers the request under way, if there is one.
 */
export function jsonLines(requestId: () => string | undefined): Format {
  return {
    transform(line) {
      const { level, message, ...rest } = line;
      const id = requestId();
      const { stack } = line;
      const said = {
        time: new Date().toISOString(),
        level: level.replace(COLOURS, ''),
        message: words(message),
        ...(typeof stack === 'string' && { stack }),
        ...(id && { requestId: id }),
        ...plain(rest),
      };
      (line as Record<symbol, unknown>)[TEXT] = JSON.stringify(said);
      return line;
    },
  };
}

function words(message: unknown): string {
  if (message instanceof Error) return message.stack ?? message.message;
  return (typeof message === 'string' ? message : (JSON.stringify(message) ?? '')).replace(COLOURS, '');
}

/** An error is logged as itself, with its message and trace among the rest; what cannot be written is left out. */
function plain(rest: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(rest).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return Object.fromEntries(entries);
}
