/** Strapi's own announcements, which are no business of a clerk: its guided tour and the news about its media library. */
const NOTICES = {
  STRAPI_GUIDED_TOUR: { enabled: false, hidden: true, completedActions: [], tours: {} },
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': true,
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:undefined': true,
};

/** They are dismissed the way the panel remembers that somebody dismissed them. */
export function dismissNotices(): void {
  for (const [name, dismissed] of Object.entries(NOTICES)) localStorage.setItem(name, JSON.stringify(dismissed));
}
