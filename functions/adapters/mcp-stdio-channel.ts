import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDefaultEnvironment } from '@modelcontextprotocol/sdk/client/stdio.js';
import { limits } from '../../contract/limits.ts';
import type { StdioToolServer } from '../../contract/tools.ts';
import type { OpenChannel } from './mcp-connection.ts';
import { ProgramTransport } from './mcp-program-transport.ts';

/** A program of this machine, in a folder of its own and without our environment. */
export function stdioChannel(server: StdioToolServer): OpenChannel {
  return async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dossier-tool-'));
    const transport = new ProgramTransport({
      command: server.command,
      args: server.arguments,
      env: { ...getDefaultEnvironment(), ...bareEnvironment(folder), ...server.environment },
      cwd: folder,
      mostBytes: limits.toolAnswerBytes,
    });
    return {
      transport,
      // The client ends what is pending when the program ends.
      broken: new AbortController().signal,
      // The end of its input tells it.
      sayGoodbye: async () => {},
      release: () => rm(folder, { recursive: true, force: true }),
    };
  };
}

/**
 * In place of what the SDK would hand on by itself: a home without our credentials, nobody's name, and the usual
 * places of programs. Windows starts nothing without its own variables, which are left as they are.
 */
function bareEnvironment(home: string): Record<string, string> {
  if (process.platform === 'win32') {
    return { APPDATA: home, HOMEPATH: home, LOCALAPPDATA: home, TEMP: home, USERNAME: '', USERPROFILE: home };
  }
  const programs = [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  return { HOME: home, LOGNAME: '', PATH: programs.join(':'), SHELL: '', TERM: '', USER: '' };
}
