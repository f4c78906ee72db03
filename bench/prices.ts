/**
 * AWS list prices in USD, on demand, without free tiers and discounts, first tier of each. Where the money of a
 * report goes is in `cost.ts`; this is the only place that knows what a thing costs.
 */
export const priceList = {
  region: 'us-east-1',
  /**
   * Transitions, Lambda, DynamoDB requests, REST requests, traces and logs were compared with copies of the pages
   * named here; the others are as commonly known. Look again before you rely on a cent.
   */
  date: '2026-11-21',
} as const;

export interface Price {
  readonly usd: number;
  /** For so many of them. */
  readonly per: number;
  readonly source: string;
}

const million = 1_000_000;
const gigabyte = 1_000_000_000;

export const prices = {
  /** Standard workflows; retries count. */
  stateTransition: { usd: 0.025, per: 1_000, source: 'https://aws.amazon.com/step-functions/pricing/' },
  lambdaRequest: { usd: 0.2, per: million, source: 'https://aws.amazon.com/lambda/pricing/' },
  /** arm64; memory as configured × milliseconds, each invocation rounded up to one. */
  lambdaGigabyteSecond: { usd: 0.0000133334, per: 1, source: 'https://aws.amazon.com/lambda/pricing/' },
  writeUnit: { usd: 0.625, per: million, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  readUnit: { usd: 0.125, per: million, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** S3 Standard: PUT, COPY, POST and LIST. DELETE is free. */
  s3Put: { usd: 0.005, per: 1_000, source: 'https://aws.amazon.com/s3/pricing/' },
  /** S3 Standard: GET, HEAD and the rest. */
  s3Get: { usd: 0.0004, per: 1_000, source: 'https://aws.amazon.com/s3/pricing/' },
  /** REST API. */
  apiRequest: { usd: 3.5, per: million, source: 'https://aws.amazon.com/api-gateway/pricing/' },
  logByte: { usd: 0.5, per: gigabyte, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  trace: { usd: 5, per: million, source: 'https://aws.amazon.com/xray/pricing/' },
  /** Custom events, up to 64 KB each. Events of AWS services and rules on the default bus are free. */
  event: { usd: 1, per: million, source: 'https://aws.amazon.com/eventbridge/pricing/' },
  /** To the internet. */
  byteOut: { usd: 0.09, per: gigabyte, source: 'https://aws.amazon.com/ec2/pricing/on-demand/' },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof prices;

/** By the month. */
export const monthlyPrices = {
  alarmMetric: { usd: 0.1, per: 1, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** Also those that come out of a log by the embedded metric format or by a metric filter. */
  customMetric: { usd: 0.3, per: 1, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  dashboard: { usd: 3, per: 1, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  secret: { usd: 0.4, per: 1, source: 'https://aws.amazon.com/secrets-manager/pricing/' },
  /** Each of the first two rotations adds as much. */
  key: { usd: 1, per: 1, source: 'https://aws.amazon.com/kms/pricing/' },
  tableByte: { usd: 0.25, per: gigabyte, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** Point-in-time recovery, by the size of table and indexes. */
  recoverableByte: { usd: 0.2, per: gigabyte, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  s3Byte: { usd: 0.023, per: gigabyte, source: 'https://aws.amazon.com/s3/pricing/' },
} as const satisfies Record<string, Price>;

/** What `amount` of something costs, in USD. */
export function usdOf({ usd, per }: Price, amount: number): number {
  return (usd * amount) / per;
}
