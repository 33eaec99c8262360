import { againAfterDeadlock } from './deadlock';

const fault = (code: string) => Object.assign(new Error(code), { code });

describe('A transaction that PostgreSQL ended because two waited for each other', () => {
  it('is begun again', async () => {
    const act = jest.fn().mockRejectedValueOnce(fault('40P01')).mockResolvedValue('done');
    expect(await againAfterDeadlock(act)).toBe('done');
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('is not begun again for ever, nor after any other fault', async () => {
    const never = jest.fn().mockRejectedValue(fault('40P01'));
    await expect(againAfterDeadlock(never)).rejects.toThrow('40P01');
    expect(never).toHaveBeenCalledTimes(5);
    const broken = jest.fn().mockRejectedValue(fault('42P01'));
    await expect(againAfterDeadlock(broken)).rejects.toThrow('42P01');
    expect(broken).toHaveBeenCalledTimes(1);
  });
});
