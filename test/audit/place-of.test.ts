import { expect, test } from 'vitest';
import { placeOf } from '../../audit/place-of.ts';

test.each([
  ['Dossier-dev-Data/Tasks/Resource', 'Data/Tasks'],
  ['Dossier-production-Service/plan/Function/Resource', 'Service/plan/Function'],
  ['Dossier-staging-Service/Api/RestApi/DeploymentStage.staging/Resource', 'Service/Api/RestApi/DeploymentStage'],
  // Its roles name the stage they are for: two of them are not one.
  ['Dossier-Pipeline/staging-Diff/DefaultPolicy/Resource', 'Pipeline/staging-Diff/DefaultPolicy'],
])('%s is %s', (path, place) => {
  expect(placeOf(path)).toBe(place);
});
