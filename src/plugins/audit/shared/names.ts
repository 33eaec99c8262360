export const PLUGIN = 'audit';
export const TABLE = 'audit_log';
/** The right to read the log and take copies of it. */
export const READ = 'plugin::audit.read';
