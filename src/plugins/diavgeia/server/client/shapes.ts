import { z } from 'zod';

import { instantOf } from '../../shared/moments';

/** Neither addresses nor PostgreSQL take NUL and half a character. */
const askable = (text: string) => text.replace(/\0|\p{Surrogate}/gu, '');

// What is of no shape that it could have costs the field, and not the entry.
const uid = z
  .union([z.string(), z.number()])
  .transform((v) => askable(String(v)).trim())
  .pipe(z.string().min(1));
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((v) => v ?? null);
const count = z
  .number()
  .nullish()
  .catch(null)
  .transform((v) => v ?? null);
const flag = z
  .unknown()
  .optional()
  .transform((v) => v === true || v === 'true' || v === 1);
const instant = z.unknown().optional().transform(instantOf);
const texts = z
  .unknown()
  .optional()
  .transform((list) => (Array.isArray(list) ? list.filter((v) => typeof v === 'string') : []));
/** What the portal says beside the acts is not needed to read them. */
const whole = z.coerce.number().int().nullish().catch(null);
/** A bad entry of a list is left out, not the list. */
const listOf = <T extends z.ZodType>(shape: T) =>
  z
    .unknown()
    .optional()
    .transform((list) =>
      (Array.isArray(list) ? (list as unknown[]) : []).flatMap((entry) => {
        const read = shape.safeParse(entry);
        return read.success ? [read.data] : [];
      }),
    );

export const organization = z.object({
  uid,
  label: text,
  abbreviation: text,
  latinName: text,
  status: text,
  category: text,
  vatNumber: text,
  fekNumber: text,
  fekIssue: text,
  fekYear: text,
  odeManagerEmail: text,
  website: text,
  supervisorId: text,
  supervisorLabel: text,
  organizationDomains: texts,
});
export const unit = z.object({
  uid,
  label: text,
  abbreviation: text,
  category: text,
  unitDomains: texts,
  active: flag,
  activeFrom: instant,
  activeUntil: instant,
  parentId: text,
});
export const signer = z.object({
  uid,
  firstName: text,
  lastName: text,
  active: flag,
  activeFrom: instant,
  activeUntil: instant,
  organizationId: text,
  hasOrganizationSignRights: flag,
  units: listOf(z.object({ uid, positionId: text, positionLabel: text })),
});
export const position = z.object({ uid, label: text });
export const type = z.object({ uid, label: text, parent: text, allowedInDecisions: flag });
export const dictionary = z.object({ uid, label: text });
export const dictionaryItem = z.object({ uid, label: text, parent: text });
export const term = z.object({ term: uid, label: text });

const validation = z.enum(['ada', 'dictionary', 'afm', 'orgStructure', 'unit', 'signer']).nullish().catch(null);
export type ExtraField = {
  uid: string;
  label: string | null;
  help: string | null;
  type: string | null;
  validation: z.output<typeof validation>;
  required: boolean;
  multiple: boolean;
  maxLength: number | null;
  dictionary: string | null;
  searchTerm: string | null;
  relAdaDecisionTypes: string[];
  relAdaConstrainedInOrganization: boolean;
  fixedValueList: string[];
  nestedFields: ExtraField[];
};
export const extraField: z.ZodType<ExtraField> = z.lazy(() =>
  z.object({
    uid,
    label: text,
    help: text,
    type: text,
    validation,
    required: flag,
    multiple: flag,
    maxLength: count,
    dictionary: text,
    searchTerm: text,
    relAdaDecisionTypes: texts,
    relAdaConstrainedInOrganization: flag,
    fixedValueList: texts,
    nestedFields: listOf(extraField),
  }),
) as z.ZodType<ExtraField>;

export const organizations = z.object({ organizations: listOf(organization) });
export const units = z.object({ units: listOf(unit) });
export const signers = z.object({ signers: listOf(signer) });
export const positions = z.object({ positions: listOf(position) });
export const types = z.object({ decisionTypes: listOf(type) });
export const dictionaries = z.object({ dictionaries: listOf(dictionary) });
export const dictionaryItems = z.object({ name: text, items: listOf(dictionaryItem) });
export const terms = z.object({ terms: listOf(term) });
export const typeDetails = type.extend({ extraFields: listOf(extraField) });
export const organizationDetails = organization.extend({
  units: listOf(unit),
  signers: listOf(signer),
  positions: listOf(position),
  supervisedOrganizations: listOf(organization),
});
export const versionLog = z.object({
  ada: text,
  organizationId: text,
  versions: listOf(
    z.object({
      versionId: uid,
      creator: text,
      versionTimestamp: instant,
      description: text,
      status: text,
      correctedVersionId: text,
    }),
  ),
});
export const searchAnswer = z.object({
  decisions: z
    .array(z.unknown())
    .nullish()
    .transform((v) => v ?? []),
  info: z.object({
    query: z.unknown(),
    page: whole,
    size: whole,
    total: z.coerce.number().int().nonnegative(),
  }),
});

export type Organization = z.output<typeof organization>;
export type Unit = z.output<typeof unit>;
export type Signer = z.output<typeof signer>;
export type DecisionType = z.output<typeof type>;
export type TypeDetails = z.output<typeof typeDetails>;
export type OrganizationDetails = z.output<typeof organizationDetails>;
export type VersionLog = z.output<typeof versionLog>;
