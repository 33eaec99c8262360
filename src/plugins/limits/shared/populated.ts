/** An entry's part that leads to others, with what is asked of those. */
export type Branch = { isMany: boolean; size?: number | undefined; branches: Branch[] };

/** Without a limit a populated relation reads all it has, which are few as a rule. */
const USUAL = 10;

/** About how many entries a REST question reads: the page, times what is populated with each entry, and so on down. */
export function rowsPopulated(page: number, branches: Branch[]): number {
  return page * (1 + below(branches));
}

function below(branches: Branch[]): number {
  return branches.reduce(
    (rows, { isMany, size, branches: deeper }) => rows + (isMany ? (size ?? USUAL) : 1) * (1 + below(deeper)),
    0,
  );
}
