export { describeApi, DESCRIPTION } from './server/description';
