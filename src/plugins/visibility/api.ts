export { PUBLIC_TYPES, shownWhen } from './shared/rules';
