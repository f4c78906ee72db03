import { CfnSamplingRule } from 'aws-cdk-lib/aws-xray';
import { Construct } from 'constructs';
import type { ReportsApi } from './reports-api.ts';
import type { Stage } from './stages.ts';

/** What is traced. A fully traced poll costs as much as the request: only what starts work is always traced. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, api: ReportsApi) {
    super(scope, id);
    new CfnSamplingRule(this, 'TraceOrders', {
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
}
