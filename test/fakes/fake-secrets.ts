import type { Secrets } from '../../functions/ports.ts';

/** The secrets a test names; any other is refused. */
export class FakeSecrets implements Secrets {
  readonly #secrets: Readonly<Record<string, string>>;

  constructor(secrets: Readonly<Record<string, string>>) {
    this.#secrets = secrets;
  }

  async get(name: string): Promise<string> {
    const secret = this.#secrets[name];
    if (secret === undefined) throw new Error(`The test has no secret ${name}`);
    return secret;
  }
}
