import { resolve } from 'node:path';

/** The checkout: compiled, this file lies in `dist/src/office`. */
export const ROOT = resolve(__dirname, '..', '..', '..');
