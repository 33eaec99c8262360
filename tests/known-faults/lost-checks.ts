import { RELEASE, releaseData, type Desk } from './desk';

/** Where a check asks the database and gets no answer, yup before 0.32.11 left the write waiting for ever. */
export function lostChecks(desk: Desk): void {
  it('jquense/yup #1326: a write whose checks cannot be made is refused, and ends no process', async () => {
    const documentId = await desk.write(RELEASE, releaseData('Χωρίς σύνδεση'));
    const rows = desk.rows(RELEASE);
    const ask = rows.findOne.bind(rows);
    const asking = jest.spyOn(rows, 'findOne').mockImplementation((params) => {
      if ('slug' in (params?.where ?? {})) return Promise.reject(new Error('the connection was lost'));
      return ask(params);
    });
    try {
      await expect(desk.publish(RELEASE, documentId)).rejects.toThrow('the connection was lost');
    } finally {
      asking.mockRestore();
    }
    await desk.publish(RELEASE, documentId);
  });
}
