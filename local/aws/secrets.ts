import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Resource } from '../template/resolve-template.ts';
import { AwsError, type JsonService, unknownOperation } from './aws-error.ts';

/**
 * Secrets Manager with the secrets of the template, and those that are somebody's own. A value comes from the environment
 * (`DOSSIER_SECRET_` and the name in capitals, every other character as `_`), else from a file in `folder`
 * that only its owner may read; it is made on first use where the template says it is generated.
 */
export function openSecrets(folder: string, resources: readonly Resource[]): JsonService {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = resources.filter((resource) => resource.type === 'AWS::SecretsManager::Secret');
  return async (operation, input) => {
    if (operation !== 'GetSecretValue') throw unknownOperation(operation);
    const id = String(input['SecretId']);
    const secret = secrets.find((one) => one.name === id || one.arn === id) ?? { name: id, arn: id, properties: {} };
    const value = process.env[secretVariable(secret.name)] ?? fromFile(folder, secret);
    if (value === undefined) {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return {
      ARN: secret.arn,
      Name: secret.name,
      SecretString: value,
      VersionId: 'local',
      VersionStages: ['AWSCURRENT'],
    };
  };
}

/** The environment variable that holds the secret of this name. */
export function secretVariable(name: string): string {
  return `DOSSIER_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

type Secret = Pick<Resource, 'name' | 'arn' | 'properties'>;

function fromFile(folder: string, secret: Secret): string | undefined {
  const file = join(folder, encodeURIComponent(secret.name));
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
  const value = generate(secret);
  if (value !== undefined) writeFileSync(file, value, { mode: 0o600 });
  return value;
}

const generatedSchema = z.object({
  PasswordLength: z.number().default(32),
  ExcludeCharacters: z.string().default(''),
  SecretStringTemplate: z.string().default('{}'),
  GenerateStringKey: z.string().optional(),
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Undefined when the template does not say that the value is generated. Letters and digits only. */
function generate(secret: Secret): string | undefined {
  const declared = secret.properties['GenerateSecretString'];
  if (declared === undefined) return undefined;
  const { PasswordLength, ExcludeCharacters, SecretStringTemplate, GenerateStringKey } =
    generatedSchema.parse(declared);
  const alphabet = letters.split('').filter((letter) => !ExcludeCharacters.includes(letter));
  const password = Array.from({ length: PasswordLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  if (GenerateStringKey === undefined) return password;
  return JSON.stringify({ ...(JSON.parse(SecretStringTemplate) as object), [GenerateStringKey]: password });
}
