export const PLUGIN = 'registers';
export const SERIES = 'register_series';
export const NUMBERS = 'register_numbers';
/** The right to read the register books and take copies of them. */
export const READ = 'plugin::registers.read';
