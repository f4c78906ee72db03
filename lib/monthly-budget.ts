import { Aws } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** Says in time what the month will cost. It counts the whole account, so that nothing has to be switched on first. */
export function createMonthlyBudget(scope: Construct, id: string, stage: Stage, topic: Topic): CfnBudget {
  return new CfnBudget(scope, id, {
    budget: {
      // Budgets of all regions share one list.
      budgetName: `Dossier-${stage.name}-${Aws.REGION}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: stage.monthlyBudgetUsd, unit: 'USD' },
    },
    notificationsWithSubscribers: [
      ['ACTUAL', 80],
      ['ACTUAL', 100],
      ['FORECASTED', 100],
    ].map(([notificationType, threshold]) => ({
      notification: {
        notificationType: String(notificationType),
        threshold: Number(threshold),
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    })),
  });
}
