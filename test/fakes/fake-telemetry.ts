import type { MetricName } from '../../contract/metrics.ts';
import type { Fields, Telemetry } from '../../functions/ports.ts';

interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Fields;
  readonly error?: unknown;
}

/** Keeps what was logged and counted. */
export class FakeTelemetry implements Telemetry {
  readonly lines: Line[] = [];
  readonly annotations: Record<string, string | number | boolean | undefined> = {};
  readonly spans: string[] = [];
  readonly #metrics: { metric: MetricName; value: number; dimensions: Readonly<Record<string, string>> }[] = [];

  info(message: string, fields: Fields = {}): void {
    this.lines.push({ level: 'info', message, fields });
  }

  warn(message: string, fields: Fields = {}): void {
    this.lines.push({ level: 'warn', message, fields });
  }

  error(message: string, error: unknown, fields: Fields = {}): void {
    this.lines.push({ level: 'error', message, fields, error });
  }

  annotate(fields: Fields): void {
    Object.assign(this.annotations, fields);
  }

  count(metric: MetricName, value = 1, dimensions: Readonly<Record<string, string>> = {}): void {
    this.#metrics.push({ metric, value, dimensions });
  }

  measureMs(metric: MetricName, value: number): void {
    this.#metrics.push({ metric, value, dimensions: {} });
  }

  measureSeconds(metric: MetricName, value: number): void {
    this.#metrics.push({ metric, value, dimensions: {} });
  }

  span<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.spans.push(name);
    return work();
  }

  flush(): void {}

  /** The sum of a metric over this telemetry's life. */
  total(metric: MetricName): number {
    return this.#metrics.filter((one) => one.metric === metric).reduce((sum, one) => sum + one.value, 0);
  }

  /** What a metric was given, in order. */
  valuesOf(metric: MetricName): number[] {
    return this.#metrics.filter((one) => one.metric === metric).map((one) => one.value);
  }

  dimensionsOf(metric: MetricName): Readonly<Record<string, string>>[] {
    return this.#metrics.filter((one) => one.metric === metric).map((one) => one.dimensions);
  }

  errors(): string[] {
    return this.lines.filter((line) => line.level === 'error').map((line) => line.message);
  }
}
