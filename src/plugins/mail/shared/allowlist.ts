type Allowing = { recipients: string[]; allowlist: string; isProduction: boolean };

/**
 * Recipients that real mail may go to. In production all of them; elsewhere only addresses and domains of the list,
 * so that a trial never writes to journalists.
 */
export function allowedRecipients({ recipients, allowlist, isProduction }: Allowing): string[] {
  if (isProduction) return recipients;
  const allowed = allowlist
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  return recipients.filter((address) => {
    const bare = (/<([^>]+)>/.exec(address)?.[1] ?? address).trim().toLowerCase();
    return allowed.includes(bare) || allowed.includes(bare.split('@').at(-1) ?? '');
  });
}
