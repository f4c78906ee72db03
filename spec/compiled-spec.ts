import { readSpec, specFileOf } from './read-spec.ts';

/**
 * The spec of this process, section by section. In a bundle the sections stand here as they are, checked when it was
 * made, and those that a function does not use are not in it.
 */
export const { version, hash, agents, hardness, contentPolicy, tools } = readSpec(specFileOf(process.env));
