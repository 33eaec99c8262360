const MAX_LENGTH = 255;

/** How a person is found in a list: family name first. */
export function fullName({ familyName, givenName }: { familyName?: unknown; givenName?: unknown }): string {
  const names = [familyName, givenName].filter((name) => typeof name === 'string' && name !== '');
  return names.join(' ').slice(0, MAX_LENGTH);
}
