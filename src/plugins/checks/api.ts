export { exceptionsIn, type RecurrenceException } from './shared/exceptions';
