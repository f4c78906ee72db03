import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { environmentNames } from '../contract/environment.ts';
import type { StageModels, StageName } from '../lib/stages.ts';
import { createGateway } from './api/gateway.ts';
import { openDynamoDb } from './aws/dynamodb.ts';
import { type BusEvent, openEventBus } from './aws/event-bus.ts';
import { openS3 } from './aws/s3.ts';
import { openSecrets } from './aws/secrets.ts';
import { createAwsServer } from './aws/serve-aws.ts';
import { openStepFunctions } from './aws/step-functions.ts';
import { closeServer, listen } from './http-server.ts';
import { type Handler, type Invocation, importHandler, openFunctions } from './local-functions.ts';
import { openDataFolder } from './open-data-folder.ts';
import { checkTypes } from './template/check-types.ts';
import { resolveTemplates, type StackTemplate } from './template/resolve-template.ts';
import { localPlace } from './template/resource-identity.ts';
import { synthesise } from './template/synthesise.ts';
import { openExecutionStore } from './workflow/execution-store.ts';
import { openMachines } from './workflow/open-machines.ts';

export interface StackOptions {
  /** Everything the stack remembers; made where it is missing. One process at a time. */
  readonly dataFolder: string;
  /** Where the functions find documents; need not exist. */
  readonly knowledgeFolder: string;
  /** Of the API; 0 takes any free one. */
  readonly port: number;
  /** Of the AWS services; any free one by default. */
  readonly awsPort?: number;
  readonly stage?: StageName;
  /** Instead of the stage's own. */
  readonly models?: StageModels;
  /** Instead of the synthesised app's. */
  readonly templates?: readonly StackTemplate[];
  /** From a handler's path to the handler; imports the module by default. */
  readonly loadHandler?: (path: string) => Promise<Handler>;
  /** Called after each change in DynamoDB, S3 or Step Functions survives the end of this process, before the caller hears of it. */
  readonly onDurableWrite?: (description: string) => void | Promise<void>;
  /** Multiplies the waits between retries of the workflow; 0 for none. */
  readonly retryDelayScale?: number;
  /** Instead of the interval of every schedule; Infinity for never, not at the start either. */
  readonly sweepEveryMs?: number;
  /** How long `close` waits for requests and functions under way; 5 seconds by default. */
  readonly patienceMs?: number;
  /** What went wrong inside a function or the stack itself; the console by default. */
  readonly report?: (problem: string) => void;
}

export interface LocalStack {
  readonly apiUrl: string;
  readonly awsEndpoint: string;
  /** What AWS clients and the functions need to find everything; set in `process.env` too. */
  readonly environment: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  /** Calls a function by the path of its handler, such as `functions/sweep/handler.ts`. */
  invoke(handlerPath: string, event: unknown): Promise<Invocation>;
  /** The latest events of every bus, oldest first. */
  events(): readonly BusEvent[];
  /** Resolves when no execution runs and every event is delivered. */
  idle(): Promise<void>;
  /** Lets requests and functions under way end; executions go on when the folder is opened again. */
  close(): Promise<void>;
}

/** AWS clients remember where to go and as whom, so both stay the same for as long as the process lives. */
const accessKeyId = `local${randomBytes(12).toString('hex')}`;

/**
 * Serves what the templates declare: AWS services and functions in this process, each behind its own
 * protocol. A process has one environment, so it can run one stack at a time.
 */
export async function startStack(options: StackOptions): Promise<LocalStack> {
  const report = options.report ?? ((problem: string) => console.error(problem));
  const { patienceMs = 5_000, retryDelayScale } = options;
  const opened: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).toReversed()) await end();
  };
  try {
    const folder = openDataFolder(options.dataFolder);
    opened.push(() => folder.close());
    const resources = resolveTemplates(
      options.templates ?? (await synthesise(options.stage ?? 'dev', options.models)),
      localPlace,
    );
    checkTypes(resources);

    const functions = openFunctions(resources, options.loadHandler ?? importHandler);
    const dynamodb = await openDynamoDb(folder.part('dynamodb'), resources);
    opened.push(() => dynamodb.close());
    const store = openExecutionStore(folder.part('executions.sqlite'), Date.now());
    opened.push(() => store.close());
    const bus = openEventBus({ resources, place: localPlace, functions, report });
    const machines = openMachines(resources, functions);
    const states = openStepFunctions({ machines, store, functions, bus, retryDelayScale });

    const services = {
      dynamodb: dynamodb.call,
      states: states.call,
      events: bus.call,
      secrets: openSecrets(folder.part('secrets'), resources),
      s3: openS3(folder.part('s3'), resources, bus),
    };
    const aws = createAwsServer({ services, accessKeyId, onDurableWrite: options.onDurableWrite, report });
    const awsEndpoint = await listen(aws, options.awsPort ?? 0);
    opened.push(() => closeServer(aws, patienceMs));
    const environment = { ...functions.environment, ...ownEnvironment(awsEndpoint, options.knowledgeFolder) };
    forgetOtherAws();
    Object.assign(process.env, environment);
    await functions.loadAll();

    const api = createGateway({ resources, place: localPlace, functions, report });
    const apiUrl = await listen(api, options.port);
    opened.push(() => functions.idle(patienceMs));
    opened.push(() => states.interrupt());
    opened.push(() => closeServer(api, patienceMs));
    states.resume();
    bus.startSchedules(options.sweepEveryMs);
    opened.push(() => bus.stopSchedules());

    return {
      apiUrl,
      awsEndpoint,
      environment,
      dataFolder: folder.path,
      close,
      invoke: (handlerPath, event) => functions.invoke(handlerPath, event),
      events: () => bus.recent(),
      async idle() {
        await states.idle();
        await bus.idle();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What differs on a laptop from what the template says. */
function ownEnvironment(awsEndpoint: string, knowledgeFolder: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_REGION: localPlace.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    [environmentNames.knowledgeLocation]: resolve(knowledgeFolder),
    [environmentNames.toolPrograms]: 'start',
    ...telemetryEnvironment(),
  };
}

/** A profile or an endpoint of one's own would lead the functions out of the local stack. */
function forgetOtherAws(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
}

/** One process is one service to Powertools; logs of every request and metrics are no use in a terminal. */
function telemetryEnvironment(): Record<string, string> {
  const level = process.env['POWERTOOLS_LOG_LEVEL'] ?? 'ERROR';
  return { POWERTOOLS_SERVICE_NAME: 'dossier', POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: level };
}
