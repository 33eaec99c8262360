import type { createStrapi } from '@strapi/strapi';

type Strapi = { createStrapi: typeof createStrapi };

const ITS_CORE = /[\\/]node_modules[\\/]@strapi[\\/](strapi|core)[\\/]/;

/**
 * Strapi's core, evaluated anew and for this one caller. It remembers what the fields of a type are for as long as the
 * process lives, so an office whose types were changed must neither learn from the others nor teach them.
 */
export function freshStrapi(load: NodeJS.Require): Strapi {
  const modules = load.cache;
  const kept = Object.keys(modules).filter((file) => ITS_CORE.test(file));
  const known = kept.map((file) => [file, modules[file]] as const);
  for (const file of kept) delete modules[file];
  try {
    return load('@strapi/strapi') as Strapi;
  } finally {
    for (const file of Object.keys(modules)) if (ITS_CORE.test(file)) delete modules[file];
    for (const [file, module] of known) modules[file] = module;
  }
}
