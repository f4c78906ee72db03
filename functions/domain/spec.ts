import type { AgentSpec } from '../../contract/agent-spec.ts';
import { agents, contentPolicy, hardness, hash, tools, version } from '../../spec/compiled-spec.ts';

/** What the agents of this code are told and held to. */
export const agentSpec: AgentSpec = { version, hash, agents, hardness, contentPolicy, tools };

/** What stands on every task, trace entry, feedback row and event: alone it brings no prompts into a bundle. */
export const specIdentity = { version, hash };
