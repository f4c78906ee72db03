/** Something the person at the keyboard can put right. The message says what and how; no stack is shown. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
