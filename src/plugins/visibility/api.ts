export { PUBLIC_TYPES } from './shared/rules';
