import { allRoutes } from '../contract/routes.ts';
import type { StackTemplate } from '../local/template/resolve-template.ts';
import { type Quantities, sumOf, totalOf } from './cost-quantities.ts';
import type { ReportUsage } from './cost-service.ts';
import { monthlyPrices, usdOf } from './prices.ts';

/** A line of the monthly bill. */
export interface MonthlyCost {
  readonly what: string;
  readonly amount: number;
  readonly usd: number;
}

/** A month of 730 hours, as AWS reckons. */
const sweepsPerMonth = 730 * 60;

/** What the stage costs each month before anybody orders anything. `metrics`: those that the functions were seen to send. */
export function fixedCosts(
  templates: readonly StackTemplate[],
  sweep: Quantities,
  metrics: readonly string[],
): MonthlyCost[] {
  const resources = templates.flatMap(({ template }) => Object.values(template.Resources));
  const ofType = (type: string) => resources.filter((resource) => resource.Type === type);
  const detailed = ofType('AWS::ApiGateway::Stage').some(({ Properties }) => {
    const settings = (Properties?.['MethodSettings'] ?? []) as { MetricsEnabled?: boolean }[];
    return settings.some((setting) => setting.MetricsEnabled);
  });
  const alarmMetrics = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => {
    const parts = (Properties?.['Metrics'] ?? [{ MetricStat: {} }]) as { MetricStat?: object }[];
    return parts.filter((part) => part.MetricStat !== undefined).length;
  });
  return [
    cost('alarms, by the metrics they look at', 'alarmMetric', sumOf(alarmMetrics)),
    cost('dashboards', 'dashboard', ofType('AWS::CloudWatch::Dashboard').length),
    cost('custom metrics of the functions', 'customMetric', metrics.length),
    cost('custom metrics out of log filters', 'customMetric', ofType('AWS::Logs::MetricFilter').length),
    cost(
      'detailed metrics of the API, every route called',
      'customMetric',
      detailed ? allRoutes.length * metricsOfMethod : 0,
    ),
    cost('secrets', 'secret', ofType('AWS::SecretsManager::Secret').length),
    cost('keys of KMS', 'key', ofType('AWS::KMS::Key').length),
    { what: 'sweeps that find nothing', amount: sweepsPerMonth, usd: totalOf(sweep) * sweepsPerMonth },
  ];
}

/** Count, Latency, IntegrationLatency, 4XXError and 5XXError. */
const metricsOfMethod = 5;

/** What keeping 1,000 reports costs a month; indexes are a copy of few attributes and left out. */
export function storageCosts(report: ReportUsage): MonthlyCost[] {
  const tableBytes = report.tableBytes * 1_000;
  const bodyBytes = sumOf(Object.values(report.bodies)) * 1_000;
  return [
    cost('tables', 'tableByte', tableBytes),
    cost('point-in-time recovery', 'recoverableByte', tableBytes),
    cost('bodies', 's3Byte', bodyBytes),
  ];
}

function cost(what: string, price: keyof typeof monthlyPrices, amount: number): MonthlyCost {
  return { what, amount, usd: usdOf(monthlyPrices[price], amount) };
}
