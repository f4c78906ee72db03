import { stageNames } from '../lib/stages.ts';

/**
 * A construct's path as people write it: without application and stage, and without the CfnResource at its end.
 * `Dossier-staging-Service/plan/Function/Resource` is `Service/plan/Function`.
 */
export function placeOf(constructPath: string): string {
  return constructPath
    .replace(stack, '')
    .replaceAll(stageOfApi, '')
    .replace(/\/Resource$/, '');
}

const names = stageNames.join('|');
const stack = new RegExp(`^/?Dossier-(?:(?:${names})-(?=Data|Service))?`);
/** API Gateway has stages too, and ours are named alike. */
const stageOfApi = new RegExp(`\\.(?:${names})(?=/|$)`, 'g');
