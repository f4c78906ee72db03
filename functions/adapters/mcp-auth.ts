import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationMixed,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import type { ToolServerAuth } from '../../contract/tools.ts';
import { Fault } from '../domain/fault.ts';
import type { Secrets } from '../ports.ts';

type ClientCredentials = Extract<ToolServerAuth, { kind: 'client-credentials' }>;

/**
 * OAuth 2.1 client credentials whose secret is asked for at each token request, so that a rotation needs no restart.
 * The secret goes to the issuer that the spec names, whatever issuer the tool server advertises.
 */
export class McpClientCredentials implements OAuthClientProvider {
  readonly redirectUrl = undefined;
  readonly clientMetadata: OAuthClientMetadata;
  readonly #auth: ClientCredentials;
  readonly #secrets: Secrets;
  #tokens: OAuthTokens | undefined;
  /** The authorization server refused the secret: the cached one may have been replaced. */
  #isRefused = false;

  constructor(auth: ClientCredentials, secrets: Secrets) {
    this.#auth = auth;
    this.#secrets = secrets;
    this.clientMetadata = {
      client_name: 'dossier',
      redirect_uris: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
      ...(auth.scope === undefined ? {} : { scope: auth.scope }),
    };
  }

  async clientInformation(): Promise<OAuthClientInformationMixed> {
    const { clientId, issuer, secret } = this.#auth;
    const clientSecret = await this.#secrets.get(secret, { fresh: this.#isRefused });
    this.#isRefused = false;
    return { client_id: clientId, client_secret: clientSecret, issuer };
  }

  tokens(): OAuthTokens | undefined {
    return this.#tokens;
  }

  saveTokens(tokens: OAuthTokens): void {
    this.#tokens = tokens;
  }

  invalidateCredentials(what: 'all' | 'client' | 'tokens' | 'verifier' | 'discovery'): void {
    this.#tokens = undefined;
    this.#isRefused = what === 'all' || what === 'client';
  }

  prepareTokenRequest(scope?: string): URLSearchParams {
    const wanted = this.#auth.scope ?? scope;
    return new URLSearchParams({
      grant_type: 'client_credentials',
      ...(wanted === undefined ? {} : { scope: wanted }),
    });
  }

  redirectToAuthorization(): never {
    throw noPerson();
  }

  saveCodeVerifier(): never {
    throw noPerson();
  }

  codeVerifier(): never {
    throw noPerson();
  }
}

function noPerson(): Fault {
  return new Fault('ToolRefused', { message: 'A tool server wants a person to sign in' });
}
