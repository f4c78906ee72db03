import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../contract/environment.ts';
import { bundleFunctions } from './bundle-functions.ts';

/** Gives each function its code. */
export type FunctionCode = (name: FunctionName) => Code;

/** Bundles all functions into `folder`, once, and hands out each one's part of it. */
export function bundledCode(folder: string): FunctionCode {
  bundleFunctions(folder);
  return (name) => Code.fromAsset(path.join(folder, name));
}

/** Never runs: stands where only the template is wanted. */
export const placeholderCode: FunctionCode = () =>
  Code.fromInline('exports.handler = async () => { throw new Error("no code was bundled"); };');
