import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../contract/environment.ts';
import { bundleFunctions } from './bundle-functions.ts';
import { knowledgeExtension, type PackedKnowledge, packKnowledge } from './pack-knowledge.ts';

/** What a deployment uploads beside the templates. */
export interface Artefacts {
  readonly code: FunctionCode;
  readonly knowledge: PackedKnowledge;
}

/** Gives each function its code. */
export type FunctionCode = (name: FunctionName) => Code;

/** Bundles all functions and packs the documents, once, into `folder`. */
export function buildArtefacts(folder: string, documents: string): Artefacts {
  const functions = bundleFunctions(path.join(folder, 'functions'));
  return {
    code: (name) => Code.fromAsset(path.join(functions, name)),
    knowledge: packKnowledge(documents, path.join(folder, 'knowledge')),
  };
}

/** Never run, never read: stand where only the template is wanted. */
export function placeholders(folder: string): Artefacts {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `none${knowledgeExtension}`);
  writeFileSync(file, '');
  return {
    code: () => Code.fromInline('exports.handler = async () => { throw new Error("no code was bundled"); };'),
    knowledge: { file, problems: [] },
  };
}
