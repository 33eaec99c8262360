/** A fault the operator can mend; its message is one sentence that says what is wrong and how to mend it. */
export class OfficeError extends Error {
  override name = 'OfficeError';
}
