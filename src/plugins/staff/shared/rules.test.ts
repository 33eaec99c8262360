import { refusalsToBegin } from './rules';

const RELEASE = 'api::press-release.press-release';

it.each([
  ['a translator', ['translator'], true],
  ['a translator who also writes', ['translator', 'writer'], false],
  ['a writer', ['writer'], false],
  ['a super admin who also translates', ['strapi-super-admin', 'translator'], false],
  ['a role the office made itself, with translator', ['of-the-office', 'translator'], false],
  ['a program, which has no role', [], false],
])('%s beginning a release', (_, roles, isRefused) => {
  expect(refusalsToBegin({ type: RELEASE, roles }).length > 0).toBe(isRefused);
});
