/** Why there is no copy of a document. */
export const DOCUMENTS = {
  'document-empty': {
    el: 'Το έγγραφο της πύλης είναι κενό.',
    tr: 'Portalın belgesi boş.',
    en: 'The portal’s document is empty.',
  },
  'document-no-pdf': {
    el: 'Αυτό που έδωσε η πύλη ως έγγραφο δεν είναι PDF.',
    tr: 'Portalın belge olarak verdiği PDF değil.',
    en: 'What the portal gave as a document is no PDF.',
  },
  'document-cut-off': {
    el: 'Το έγγραφο που έδωσε η πύλη είναι κομμένο.',
    tr: 'Portalın verdiği belge yarım.',
    en: 'The document that the portal gave is cut off.',
  },
} as const;
