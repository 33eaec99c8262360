import { versionLog } from './shapes';

describe('The lists of the portal', () => {
  it('give numbers that one can ask for, whatever signs are among them', () => {
    const versions = ['a\0b', '\ud800c', '\0', null].map((versionId) => ({ versionId }));
    expect(versionLog.parse({ versions }).versions.map(({ versionId }) => versionId)).toEqual(['ab', 'c']);
  });
});
