import { CfnSamplingRule } from 'aws-cdk-lib/aws-xray';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { createDashboard } from './dashboard.ts';
import { createMonthlyBudget } from './monthly-budget.ts';
import type { ReportsApi } from './reports-api.ts';
import { type Measured, ServiceMetrics } from './service-metrics.ts';
import type { Stage } from './stages.ts';

/** How one knows that the service is well: what rings and where, what one sees, what it may cost, what is traced. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, measured: Measured) {
    super(scope, id);
    const { topic } = new AlarmTopic(this, 'AlarmTopic', stage);
    const metrics = new ServiceMetrics(this, 'Metrics', stage, measured);
    const alarms = new Alarms(this, 'Alarms', stage, metrics, topic);
    createDashboard(this, 'Dashboard', stage, metrics, alarms.all);
    createMonthlyBudget(this, 'MonthlyBudget', stage, topic);
    traceOrders(this, stage, measured.api);
  }
}

/** A fully traced poll costs as much as the request: only what starts work is always traced. */
function traceOrders(scope: Construct, stage: Stage, api: ReportsApi): void {
  new CfnSamplingRule(scope, 'TraceOrders', {
    samplingRule: {
      version: 1,
      ruleName: `Dossier-${stage.name}-orders`,
      priority: 100,
      serviceName: `${api.restApi.restApiName}/${stage.name}`,
      serviceType: 'AWS::ApiGateway::Stage',
      host: '*',
      httpMethod: 'POST',
      urlPath: '*',
      resourceArn: '*',
      // Every one.
      reservoirSize: 0,
      fixedRate: 1,
    },
  });
}
