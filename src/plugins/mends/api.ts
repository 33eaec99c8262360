export { keepPointing } from './server/late-relations';
export { tiesOf } from './server/ties';
