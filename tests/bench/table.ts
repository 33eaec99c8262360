/** What was measured, and whether it is within its limit. */
export type Finding = { what: string; bare: string; withDesk: string; figure: string; limit: string; holds: boolean };

const HEADS = ['measured', 'bare', 'with the desk', 'figure', 'limit', ''];

export function table(findings: Finding[]): string {
  const rows = findings.map(({ what, bare, withDesk, figure, limit, holds }) => [
    what,
    bare,
    withDesk,
    figure,
    limit,
    holds ? 'holds' : 'MISSED',
  ]);
  const widths = HEADS.map((_, i) => Math.max(...[HEADS, ...rows].map((row) => row[i]?.length ?? 0)));
  return [HEADS, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
