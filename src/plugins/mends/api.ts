export { keepPointing } from './server/late-relations';
