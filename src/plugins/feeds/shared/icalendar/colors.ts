/** Names of CSS3, as RFC 7986, 5.9, wants them: calendars show kinds of events apart. */
export const COLORS: Record<string, string> = {
  cultural: 'mediumvioletred',
  sports: 'forestgreen',
  'national-day': 'royalblue',
  ceremony: 'goldenrod',
  'press-conference': 'slategray',
  'council-meeting': 'midnightblue',
  'mayor-meeting': 'steelblue',
  opening: 'darkorange',
  exhibition: 'purple',
  conference: 'teal',
  community: 'olivedrab',
};
