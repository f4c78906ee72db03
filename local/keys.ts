import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { limits } from '../contract/limits.ts';
import { roles as allRoles } from '../contract/words.ts';
import { newKey } from '../functions/domain/api-key.ts';
import { KeyStore, type StoredKey } from './key-store.ts';
import { Problem } from './problem.ts';
import { readSettings, settingsHelp } from './read-settings.ts';
import { runCommand, UsageProblem } from './run-command.ts';
import { keyStoreOf, useService } from './start-service.ts';

const usage = `Makes, lists and revokes API keys.

  npm run keys -- create --tenant acme --user ada [--role caller]... [--labels finance,hr]
                       [--days N] [--json]
  npm run keys -- list [--tenant acme] [--json]
  npm run keys -- revoke KEY_ID [--json]

Roles: ${allRoles.join(', ')}; caller when none is given. A document with labels is seen by keys that have one of them.
A key without --days never expires.
The keys are those of the service on this machine; --table NAME takes a deployed table, with your AWS credentials.

${settingsHelp}`;

interface Arguments {
  readonly operands: readonly string[];
  readonly tenant?: string;
  readonly user?: string;
  readonly role?: string[];
  readonly labels?: string;
  readonly days?: string;
  readonly table?: string;
}

/** What a command says: to a program, and to a person. */
interface Answer {
  readonly value: object;
  readonly text: string;
}

const commands: Readonly<Record<string, (given: Arguments) => Promise<Answer>>> = { create, list, revoke };

await runCommand(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tenant: { type: 'string' },
      user: { type: 'string' },
      role: { type: 'string', multiple: true },
      labels: { type: 'string' },
      days: { type: 'string' },
      table: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [name = '', ...operands] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageProblem(name === '' ? 'Say what to do.' : `There is no command ${name}.`);
  const { value, text } = await command({ ...values, operands });
  console.log(values.json ? JSON.stringify(value) : text);
});

async function create({
  operands,
  tenant,
  user,
  role = ['caller'],
  labels = '',
  days,
  table,
}: Arguments): Promise<Answer> {
  if (tenant === undefined || user === undefined || operands.length > 0) {
    throw new UsageProblem('create needs --tenant and --user.');
  }
  const key = newKey();
  const owner = {
    tenantId: tenant,
    userId: user,
    roles: role,
    labels: labels.split(',').filter((label) => label !== ''),
  };
  const livesDays = readDays(days);
  const { keyId } = await withStore(table, (store) => store.add(key, owner, new Date(), livesDays));
  return { value: { key, keyId }, text: `${key}\n\nThis key (${keyId}) is shown only now: only its hash is stored.` };
}

async function list({ operands, tenant, table }: Arguments): Promise<Answer> {
  if (operands.length > 0) throw new UsageProblem('list takes no key.');
  const keys = await withStore(table, (store) => store.list(tenant));
  const lines = keys.map(toLine).join('\n');
  return { value: { keys: keys.map(present) }, text: lines === '' ? 'There are no keys.' : lines };
}

async function revoke({ operands, table }: Arguments): Promise<Answer> {
  const [keyId, ...more] = operands;
  if (keyId === undefined || more.length > 0) throw new UsageProblem('revoke needs one KEY_ID.');
  const key = await withStore(table, (store) => store.revoke(keyId, new Date()));
  const owner = `${key.tenantId}/${key.userId}`;
  const text = `${keyId} of ${owner} is revoked since ${key.revokedAt}. It may work for up to ${limits.authorizerCacheSeconds} seconds more.`;
  return { value: present(key), text };
}

async function withStore<Result>(
  table: string | undefined,
  use: (store: KeyStore) => Promise<Result>,
): Promise<Result> {
  if (table !== undefined) return withDeployedStore(table, use);
  const service = await useService(readSettings(process.env));
  try {
    return await use(keyStoreOf(service.environment));
  } finally {
    await service.close();
  }
}

async function withDeployedStore<Result>(table: string, use: (store: KeyStore) => Promise<Result>): Promise<Result> {
  try {
    return await use(new KeyStore(new DynamoDBClient({}), table));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`The table ${table} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

function readDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= 36_500) return days;
  throw new UsageProblem('--days has to be a whole number from 1 to 36500.');
}

/** What is shown of a key: not its hash. */
function present(key: StoredKey): object {
  const { keyId, tenantId, userId, roles, labels = [], createdAt, expiresAtSeconds, revokedAt } = key;
  return { keyId, tenantId, userId, roles, labels, createdAt, expiresAtSeconds, revokedAt };
}

function toLine({
  keyId,
  tenantId,
  userId,
  roles: granted,
  labels = [],
  createdAt,
  expiresAtSeconds,
  revokedAt,
}: StoredKey): string {
  const expiry = expiresAtSeconds === undefined ? undefined : new Date(expiresAtSeconds * 1000);
  const state =
    revokedAt !== undefined
      ? `revoked ${revokedAt}`
      : expiry === undefined
        ? 'never expires'
        : `${expiry.getTime() > Date.now() ? 'expires' : 'expired'} ${expiry.toISOString()}`;
  return `${keyId}  ${tenantId}/${userId}  ${granted.join(',')}  ${labels.length === 0 ? 'no labels' : `labels ${labels.join(',')}`}  created ${createdAt}  ${state}`;
}
