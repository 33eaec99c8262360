import { givingWay } from './locks';

const fault = (code: string) => Object.assign(new Error(code), { code });

describe('A change of tables that others are using', () => {
  it.each(['40P01', '55P03'])('is begun again when PostgreSQL ended it with %s', async (code) => {
    const act = jest.fn().mockRejectedValueOnce(fault(code)).mockRejectedValueOnce(fault(code)).mockResolvedValue('done');
    expect(await givingWay(act)).toBe('done');
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('is not tried for ever, nor after any other fault', async () => {
    const never = jest.fn().mockRejectedValue(fault('55P03'));
    await expect(givingWay(never, 300)).rejects.toThrow('55P03');
    expect(never.mock.calls.length).toBeGreaterThan(1);
    const broken = jest.fn().mockRejectedValue(fault('42P01'));
    await expect(givingWay(broken)).rejects.toThrow('42P01');
    expect(broken).toHaveBeenCalledTimes(1);
  });
});
