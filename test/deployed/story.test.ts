import { apiStory } from '../story/api-story.ts';
import { connectDeployed } from './connect-deployed.ts';

const { endpoint, canMakeKeys } = connectDeployed();

apiStory(async () => endpoint, canMakeKeys);
