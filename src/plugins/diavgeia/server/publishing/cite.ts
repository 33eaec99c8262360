import type { Core } from '@strapi/strapi';

import type { Ada } from '../../shared/ada';
import type { EntryOf } from './rows';

/** The entry a posting was begun from cites the act that came of it. Until entries can, the posting itself keeps both. */
export async function cite(_strapi: Core.Strapi, _citation: { entry: EntryOf; ada: Ada }): Promise<void> {}
