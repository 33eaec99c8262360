export default { config: { locales: ['el', 'tr', 'en'] }, bootstrap() {} };
