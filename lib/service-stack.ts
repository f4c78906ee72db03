import { CfnOutput, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionName } from '../contract/environment.ts';
import { engineName } from '../contract/models.ts';
import type { Artefacts } from './artefacts.ts';
import type { DataStack } from './data-stack.ts';
import { type FunctionDefaults, ServiceFunction } from './function.ts';
import { KnowledgeIndex } from './knowledge-index.ts';
import { modelPermissions } from './model-permissions.ts';
import { Observability } from './observability.ts';
import type { Permission } from './permission.ts';
import { apiPermissions, stepPermissions } from './permissions.ts';
import { ReportWorkflow } from './report-workflow.ts';
import { ReportsApi } from './reports-api.ts';
import type { Stage } from './stages.ts';
import { SweepTriggers } from './sweep-triggers.ts';

export interface ServiceStackProps extends Artefacts {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** What runs: the API starts the workflow, the workflow calls the steps, the sweep looks after both. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    const { stage, data, code } = props;
    super(scope, id, { description: `Dossier (${stage.name}): API, workflow and functions` });

    const bus = new EventBus(this, 'Events', { eventBusName: `Dossier-${stage.name}` });
    const knowledge = new KnowledgeIndex(this, 'Knowledge', props.knowledge);
    const known = {
      stage: stage.name,
      tasksTable: data.tasks.tableName,
      feedbackTable: data.feedback.tableName,
      keysTable: data.keys.tableName,
      idempotencyTable: data.idempotency.tableName,
      bodiesBucket: data.bodies.bucketName,
      cursorSecret: data.cursorSecret.secretArn,
      eventBus: bus.eventBusName,
      knowledgeLocation: knowledge.location,
      corsOrigins: stage.corsOrigins.join(','),
      engine: engineName(stage.models),
      modelEndpoints: JSON.stringify(stage.modelEndpoints),
      reportRetentionDays: String(stage.reportRetentionDays),
      feedbackRetentionDays: String(stage.feedbackRetentionDays),
    };

    const mayThink = modelPermissions(this, stage);
    const steps = createFunctions(this, stepPermissions(data, bus, knowledge, mayThink), {
      stage,
      code,
      environment: known,
    });
    const { machine } = new ReportWorkflow(this, 'ReportWorkflow', stage, steps);

    const environment = { ...known, stateMachineArn: machine.stateMachineArn };
    const { sweep, authorizer, ...handlers } = createFunctions(this, apiPermissions(data, bus, knowledge, machine), {
      stage,
      code,
      environment,
    });
    const api = new ReportsApi(this, 'Api', stage, authorizer, handlers);
    new SweepTriggers(this, 'SweepTriggers', sweep, machine);
    const awaited = [authorizer, sweep, ...Object.values(handlers)];
    new Observability(this, 'Observability', stage, { api, machine, awaited });

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
