export { PUBLIC_TYPES, shownWhen } from './shared/rules';

export { type Attribute, type Model, targetOf } from './server/models';
export { wanted } from './server/populate';
