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
  'document-no-room': {
    el: 'Δεν υπάρχει χώρος για το αντίγραφο του εγγράφου.',
    tr: 'Belgenin kopyası için yer yok.',
    en: 'There is no room for a copy of the document.',
  },
  'document-too-large': {
    el: 'Το έγγραφο της πύλης ξεπερνά τα 100 MB.',
    tr: 'Portalın belgesi 100 MB’tan büyük.',
    en: 'The portal’s document is larger than 100 MB.',
  },
  'document-elsewhere': {
    el: 'Η πύλη παραπέμπει για το έγγραφο αλλού ({host}), και εκεί δεν το ζητάμε.',
    tr: 'Portal belge için başka bir yere yönlendiriyor ({host}); oradan alınmaz.',
    en: 'The portal sends elsewhere for the document ({host}), where it is not asked for.',
  },
  'document-in-circles': {
    el: 'Η πύλη παραπέμπει για το έγγραφο ξανά και ξανά σε άλλη διεύθυνση.',
    tr: 'Portal belge için durmadan başka bir adrese yönlendiriyor.',
    en: 'The portal sends from one address to the next for the document, without an end.',
  },
} as const;
