import type { Layout } from './layout';

/** What the mirror of the transparency portal writes. */
export const DECISION_LAYOUTS: Record<string, Layout> = {
  'api::decision.decision': {
    title: 'subject',
    sort: 'issueDate DESC',
    list: 'subject ada issueDate decisionStatus',
    form: [
      'subject',
      'ada protocolNumber',
      'issueDate submittedAt',
      'organization department',
      'decisionTypeUid decisionStatus',
      'units signers',
      'categories organizationUid',
      'amount:4 currency:4 financialYear:4',
      'url documentUrl',
      'postedAt missingSince',
      'versionId correctedVersionId',
      'suppliers cpvCodes',
      'relatedAdas gazette',
      'attachments history',
      'documentCopy exposure',
    ],
  },
  'api::decision-unit.decision-unit': {
    title: 'label',
    list: 'label uid organizationUid isActive',
    form: ['label', 'uid abbreviation', 'category organizationUid', 'parentUid isActive', 'activeFrom activeUntil', 'department'],
  },
  'api::decision-signer.decision-signer': {
    title: 'lastName',
    list: 'lastName firstName uid isActive',
    form: ['lastName firstName', 'uid organizationUid', 'activeFrom activeUntil', 'isActive signsForOrganization', 'positions'],
  },
  'api::decision-category.decision-category': {
    title: 'label',
    list: 'label uid',
    form: ['label', 'uid'],
  },
};
