/** The body of `PUT /media/files/:id`; every part may be missing, and `null` empties it. */
export type Details = {
  altTexts?: Record<string, string | null>;
  credit?: string | null;
  licence?: string | null;
  takenAt?: string | null;
  peopleAgreed?: 'yes' | 'no' | 'not-needed' | 'unknown';
  /** documentId of the event it shows. */
  event?: string | null;
};
