/** How measured processes are started; BENCH_PROFILE names a folder for their processor profiles. */
export function processFlags(...more: string[]): string[] {
  const { BENCH_PROFILE } = process.env;
  const profile = BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', BENCH_PROFILE] : [];
  return [...process.execArgv, ...profile, ...more, '-r', 'esbuild-register'];
}
