import type { Outside } from './runner-environment';

/** Strapi, and the process it reads its settings from, as they are outside of Jest's sandbox. */
export const outside = (globalThis as { outside?: Outside }).outside ?? { require, process, global: globalThis, kept: {} };
