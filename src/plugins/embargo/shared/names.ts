export const PLUGIN = 'embargo';
export const LINK = 'plugin::embargo.link';
