import { lazy } from '../lazy.ts';
import type { HarmfulRequest } from './harmful-kind.ts';
import { requestsAgainstDignity } from './requests-against-dignity.ts';
import { requestsAgainstPeople } from './requests-against-people.ts';
import { requestsAgainstProperty } from './requests-against-property.ts';
import { requestsToMake } from './requests-to-make.ts';

/** What counts once it is wished for. */
export const harmfulRequests = lazy((): readonly HarmfulRequest[] => [
  ...requestsAgainstDignity(),
  ...requestsToMake(),
  ...requestsAgainstProperty(),
  ...requestsAgainstPeople(),
]);
