/** The release; a test keeps it equal to package.json. */
export const codeVersion = '0.1.0';
