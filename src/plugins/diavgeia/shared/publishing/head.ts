import type { Sentence } from '../../../../office/refusal';
import type { Field } from './field';
import type { Kind } from './table';

export const EXTRAS = 'extraFieldValues';
/** Whom the portal writes to when the act is posted; it is told so as one of its `actions`. */
export const RECIPIENTS = 'notifyRecipients';

const field = (uid: string, rest: Partial<Field>): Field => ({
  uid,
  label: null,
  help: null,
  type: 'string',
  validation: null,
  required: true,
  multiple: false,
  maxLength: 0,
  dictionary: null,
  fixedValueList: [],
  nestedFields: [],
  ...rest,
});

/** What every act has, whatever its type. */
const HEAD: Field[] = [
  field('decisionTypeId', { validation: 'decisionType' }),
  field('subject', { maxLength: 2_000 }),
  field('protocolNumber', { maxLength: 200 }),
  field('issueDate', { type: null }),
  field('unitIds', { validation: 'unit', multiple: true }),
  field('signerIds', { validation: 'signer', multiple: true }),
  field('thematicCategoryIds', { validation: 'dictionary', dictionary: 'THK', multiple: true }),
  field('privateData', { type: 'boolean', required: false }),
  field(RECIPIENTS, { validation: 'email', required: false, multiple: true, maxLength: 254 }),
];
const COMMENT = field('comment', { maxLength: 1_000 });

/** The whole form of a posting: what every act has, and what its type adds. `removable` are ids of attachments that may go. */
export function formOf({
  kind,
  extraFields,
  removable = [],
}: {
  kind: Kind;
  extraFields: Field[];
  removable?: string[];
}): Field[] {
  if (kind === 'revocation') return [COMMENT];
  const extras = field(EXTRAS, { type: 'object', nestedFields: extraFields });
  const remove = field('attachmentsToRemove', { required: false, multiple: true, fixedValueList: removable });
  return [
    ...HEAD,
    ...(extraFields.length > 0 ? [extras] : []),
    ...(kind === 'attachments' && removable.length > 0 ? [remove] : []),
  ];
}

/** What the portal itself calls them is not public; the fields of a type bring their own labels. */
const LABELS: Record<string, Sentence> = {
  decisionTypeId: { el: 'Είδος πράξης', tr: 'İşlem türü', en: 'Type of act' },
  subject: { el: 'Θέμα', tr: 'Konu', en: 'Subject' },
  protocolNumber: { el: 'Αριθμός πρωτοκόλλου', tr: 'Protokol numarası', en: 'Protocol number' },
  issueDate: { el: 'Ημερομηνία έκδοσης', tr: 'Düzenleme tarihi', en: 'Date of issue' },
  unitIds: { el: 'Οργανωτικές μονάδες', tr: 'Birimler', en: 'Organizational units' },
  signerIds: { el: 'Τελικοί υπογράφοντες', tr: 'İmzalayanlar', en: 'Signers' },
  thematicCategoryIds: { el: 'Θεματικές κατηγορίες', tr: 'Konu başlıkları', en: 'Thematic categories' },
  privateData: { el: 'Περιέχει προσωπικά δεδομένα', tr: 'Kişisel veri içerir', en: 'Contains personal data' },
  extraFieldValues: { el: 'Στοιχεία του είδους πράξης', tr: 'İşlem türünün bilgileri', en: 'Details of the type' },
  notifyRecipients: { el: 'Ειδοποίηση με e-mail', tr: 'E-posta ile bildirim', en: 'Notify by e-mail' },
  comment: { el: 'Λόγος της ανάκλησης', tr: 'Geri çekme gerekçesi', en: 'Reason for the revocation' },
  attachmentsToRemove: { el: 'Συνημμένα που αφαιρούνται', tr: 'Kaldırılacak ekler', en: 'Attachments to remove' },
  documentType: { el: 'Είδος εγγράφου', tr: 'Belge türü', en: 'Kind of document' },
  relatedDecisions: { el: 'Σχετικές πράξεις', tr: 'İlgili işlemler', en: 'Related acts' },
  document: { el: 'Έγγραφο (PDF)', tr: 'Belge (PDF)', en: 'Document (PDF)' },
  attachments: { el: 'Συνημμένα', tr: 'Ekler', en: 'Attachments' },
};

export function labelOf({ uid, label }: Pick<Field, 'uid' | 'label'>): Sentence {
  return LABELS[uid] ?? { el: label ?? uid, tr: label ?? uid, en: label ?? uid };
}
