import { CfnOutput, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { writeEmbeddings } from '../contract/embeddings.ts';
import type { FunctionName } from '../contract/environment.ts';
import { writeGuardrail } from '../contract/guardrail.ts';
import { knowledgeBaseLocation } from '../contract/knowledge-base.ts';
import { libraryKeys } from '../contract/library.ts';
import { engineName } from '../contract/models.ts';
import type { ToolsSpec } from '../contract/tools.ts';
import type { Artefacts } from './artefacts.ts';
import type { DataStack } from './data-stack.ts';
import { type FunctionDefaults, ServiceFunction } from './function.ts';
import { guardPermissions } from './guard-permissions.ts';
import { IngestTriggers } from './ingest-triggers.ts';
import { KnowledgeIndex } from './knowledge-index.ts';
import { modelPermissions } from './model-permissions.ts';
import { Observability } from './observability.ts';
import type { Permission } from './permission.ts';
import { apiPermissions, stepPermissions } from './permissions.ts';
import { ReportWorkflow } from './report-workflow.ts';
import { ReportsApi } from './reports-api.ts';
import { searchPermissions } from './search-permissions.ts';
import type { Stage } from './stages.ts';
import { SweepTriggers } from './sweep-triggers.ts';
import { toolPermissions } from './tool-permissions.ts';

export interface ServiceStackProps extends Artefacts {
  readonly stage: Stage;
  readonly data: DataStack;
  /** What research may call. */
  readonly tools: ToolsSpec;
}

/** What runs: the API starts the workflow, the workflow calls the steps, the sweep looks after both. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    const { stage, data, code } = props;
    super(scope, id, { description: `Dossier (${stage.name}): API, workflow and functions` });

    const bus = new EventBus(this, 'Events', { eventBusName: `Dossier-${stage.name}` });
    const knowledge = new KnowledgeIndex(this, 'Knowledge', props.knowledge, stage.embeddings?.model);
    const known = {
      stage: stage.name,
      tasksTable: data.tasks.tableName,
      feedbackTable: data.feedback.tableName,
      keysTable: data.keys.tableName,
      idempotencyTable: data.idempotency.tableName,
      bodiesBucket: data.bodies.bucketName,
      documentsBucket: data.documents.bucketName,
      cursorSecret: data.cursorSecret.secretArn,
      eventBus: bus.eventBusName,
      knowledgeLocation:
        stage.knowledgeBase === undefined ? knowledge.location : knowledgeBaseLocation(stage.knowledgeBase),
      corsOrigins: stage.corsOrigins.join(','),
      engine: engineName(stage.models),
      modelEndpoints: JSON.stringify(stage.modelEndpoints),
      embeddings: writeEmbeddings(stage.embeddings),
      guardrail: writeGuardrail(stage.guardrail),
      toolPrograms: 'refuse',
      reportRetentionDays: String(stage.reportRetentionDays),
      feedbackRetentionDays: String(stage.feedbackRetentionDays),
    };

    const mayThink = modelPermissions(this, stage);
    const mayCallTools = toolPermissions(this, props.tools);
    const mayAskGuard = guardPermissions(this, stage);
    const searching = searchPermissions(this, stage);
    const steps = createFunctions(
      this,
      stepPermissions(data, bus, knowledge, mayThink, mayCallTools, mayAskGuard, searching),
      {
        stage,
        code,
        environment: known,
      },
    );
    const { machine } = new ReportWorkflow(this, 'ReportWorkflow', stage, steps);

    const environment = { ...known, stateMachineArn: machine.stateMachineArn };
    const { sweep, ingest, authorizer, ...handlers } = createFunctions(
      this,
      apiPermissions(data, bus, knowledge, machine, searching),
      {
        stage,
        code,
        environment,
      },
    );
    const api = new ReportsApi(this, 'Api', stage, authorizer, handlers);
    new SweepTriggers(this, 'SweepTriggers', sweep, machine);
    new IngestTriggers(this, 'IngestTriggers', ingest, data.documents);
    const awaited = [authorizer, sweep, ...Object.values(handlers)];
    new Observability(this, 'Observability', stage, { api, machine, awaited, ingest });

    new CfnOutput(this, 'UploadDocuments', {
      value: `aws s3 sync ./documents ${data.documents.s3UrlForObject(libraryKeys.documents)} --delete`,
      description: 'Makes the documents of a folder those that reports are made from',
    });
    new CfnOutput(this, 'KeysTable', { value: data.keys.tableName, description: 'Where API keys are stored' });
    new CfnOutput(this, 'IssueKey', {
      value: `npm run keys -- create --tenant acme --user ada --table ${data.keys.tableName}`,
      description: 'Issues an API key, for a tenant and a user of your choice',
    });
  }
}

/** A function for each entry of `permissions`, under its name. */
function createFunctions<Name extends FunctionName>(
  scope: Construct,
  permissions: Readonly<Record<Name, readonly Permission[]>>,
  defaults: FunctionDefaults,
): Record<Name, IFunction> {
  const functions: Partial<Record<Name, IFunction>> = {};
  for (const name of Object.keys(permissions) as Name[]) {
    functions[name] = new ServiceFunction(scope, name, defaults, permissions[name]).function;
  }
  return functions as Record<Name, IFunction>;
}
