// Says what Redocly's linter has against the OpenAPI description on standard input. It is an ES module, which Jest cannot load.
import { text } from 'node:stream/consumers';

import { createConfig, lintFromString } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended'] });
const problems = await lintFromString({ source: await text(process.stdin), config });
console.log(
  JSON.stringify(problems.map(({ ruleId, severity, message, location }) => [severity, ruleId, message, location[0]?.pointer])),
);
