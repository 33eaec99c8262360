/** What graphql-js says, without the names it guesses were meant. */
export function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean [^?]*\?/g, '');
}
