import { sharedReading } from './shared-reading';

type Open = { resolve: (value: number) => void; reject: (fault: Error) => void };

function readings() {
  const open: Open[] = [];
  const share = sharedReading<number>();
  const read = () => share(() => new Promise<number>((resolve, reject) => open.push({ resolve, reject })));
  return { open, read };
}

const turn = () => new Promise((done) => setImmediate(done));

describe('A shared reading', () => {
  it('begins after everybody asked who shares it', async () => {
    const { open, read } = readings();
    const first = read();
    const [second, third] = [read(), read()];
    await turn();
    expect(open).toHaveLength(1);
    open[0]?.resolve(1);
    await turn();
    expect(open).toHaveLength(2);
    const fourth = read();
    open[1]?.resolve(2);
    await turn();
    open[2]?.resolve(3);
    expect(await Promise.all([first, second, third, fourth])).toEqual([1, 2, 2, 3]);
  });

  it('is begun anew once nobody reads', async () => {
    const { open, read } = readings();
    const first = read();
    open[0]?.resolve(1);
    await first;
    await turn();
    const second = read();
    open[1]?.resolve(2);
    expect(await second).toBe(2);
  });

  it('goes on after one that failed, and who shared that reads for itself', async () => {
    const { open, read } = readings();
    const first = read();
    const [second, third] = [read(), read()];
    open[0]?.reject(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await turn();
    open[1]?.reject(new Error('gone too'));
    await turn();
    expect(open).toHaveLength(4);
    open[2]?.resolve(2);
    open[3]?.resolve(3);
    expect((await Promise.all([second, third])).sort()).toEqual([2, 3]);
  });
});
