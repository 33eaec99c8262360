/** The order of the content manager's menu: what the office works on, then what it keeps lists of. */
export const MENU = {
  press: [
    'api::press-release.press-release',
    'api::event.event',
    'api::media-clipping.media-clipping',
    'api::contact.contact',
    'api::consultation.consultation',
    'api::consultation-article.consultation-article',
    'api::protocol.protocol',
    'api::sponsor.sponsor',
  ],
  registers: [
    'api::organization.organization',
    'api::department.department',
    'api::place.place',
    'api::topic.topic',
    'api::decision.decision',
    'api::decision-unit.decision-unit',
    'api::decision-signer.decision-signer',
    'api::decision-category.decision-category',
    'api::precedence-order.precedence-order',
    'plugin::users-permissions.user',
  ],
} as const;

const ORDER: string[] = [...MENU.press, ...MENU.registers];
const REGISTERS: readonly string[] = MENU.registers;

export function isRegister(type: string): boolean {
  return REGISTERS.includes(type);
}

/**
 * The title of a menu link: Strapi sorts and searches links by it and looks the text it shows up under it.
 * So it begins with the type's place and holds its name in every language; a type without a place comes last.
 */
export function menuTitle(type: string, names: string[]): string {
  const place = ORDER.includes(type) ? ORDER.indexOf(type) + 1 : 99;
  return `${String(place).padStart(2, '0')} ${names.join(' · ')}`;
}
