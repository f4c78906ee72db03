import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import type { MetricName } from '../../contract/metrics.ts';
import type { Fields, Telemetry } from '../ports.ts';
import { describeError } from './describe-error.ts';

/** Logs, EMF metrics and X-Ray spans of one function, by Powertools. */
export class PowertoolsTelemetry implements Telemetry {
  readonly tracer = new Tracer();
  readonly #logger = new Logger();
  readonly #metrics = new Metrics();

  info(message: string, fields: Fields = {}): void {
    this.#logger.info(message, { ...fields });
  }

  warn(message: string, fields: Fields = {}): void {
    this.#logger.warn(message, { ...fields });
  }

  error(message: string, error: unknown, fields: Fields = {}): void {
    this.#logger.error(message, { ...fields, error: { ...describeError(error) } });
    this.#logger.debug(message, { ...fields, error: error instanceof Error ? error : new Error(String(error)) });
  }

  annotate(fields: Fields): void {
    this.#logger.appendKeys({ ...fields });
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) this.tracer.putMetadata(name, value);
    }
  }

  /** Dimensions are enums: an id as a dimension would be a metric of its own, at $0.30 a month each. */
  count(metric: MetricName, value = 1, dimensions: Readonly<Record<string, string>> = {}): void {
    const names = Object.entries(dimensions);
    if (names.length === 0) {
      this.#metrics.addMetric(metric, MetricUnit.Count, value);
      return;
    }
    const single = this.#metrics.singleMetric();
    for (const [name, dimension] of names) single.addDimension(name, dimension);
    single.addMetric(metric, MetricUnit.Count, value);
  }

  measureMs(metric: MetricName, value: number): void {
    this.#metrics.addMetric(metric, MetricUnit.Milliseconds, value);
  }

  measureSeconds(metric: MetricName, value: number): void {
    this.#metrics.addMetric(metric, MetricUnit.Seconds, value);
  }

  async span<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    if (!this.tracer.isTracingEnabled()) return work();
    const parent = this.tracer.getSegment();
    const segment = parent?.addNewSubsegment(`## ${name}`);
    if (parent === undefined || segment === undefined) return work();
    this.tracer.setSegment(segment);
    try {
      return await work();
    } catch (error) {
      this.tracer.addErrorAsMetadata(error as Error);
      throw error;
    } finally {
      segment.close();
      this.tracer.setSegment(parent);
    }
  }

  flush(): void {
    if (this.#metrics.hasStoredMetrics()) this.#metrics.publishStoredMetrics();
    this.#logger.resetKeys();
  }
}
