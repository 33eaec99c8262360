export { component, document, property, text } from './shared/icalendar/content-line';
export { utc } from './shared/icalendar/times';
export { line } from './shared/plain';
export { uuidOf } from './shared/stable-id';
export { localeIn } from './server/asking';
export { nameOfOffice } from './server/reading';
