import type { Core } from '@strapi/strapi';
import { Logger } from 'graphile-worker';

/** What the runner says, in Strapi's log. A job that failed is kept with its error, so it is no error of the process. */
export function newLogger(strapi: Core.Strapi): Logger {
  return new Logger(() => (level, message, meta) => {
    const isFault = level === 'error' && meta?.failure !== true;
    const tone = isFault ? 'error' : level === 'error' || level === 'warning' ? 'warn' : 'debug';
    strapi.log[tone](`jobs: ${message}`);
  });
}
