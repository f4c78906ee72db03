/** In a file of its own: who looks for the stack need not load the CDK. */
export const probeStackName = 'Dossier-dev-Probe';
