// A headless Chromium over its debugging pipe: no port, no package. Chromium reads commands on file descriptor 3 and
// answers on 4, each a JSON text that a zero byte ends (Chromium, content/browser/devtools/devtools_pipe_handler.cc).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function open(program) {
  const profile = mkdtempSync(join(tmpdir(), 'page-'));
  const chromium = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
    '--disable-background-networking', '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => chromium.on('exit', resolve));
  const waiting = new Map();
  const events = [];
  let number = 0;
  let rest = '';
  chromium.stdio[4].setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((one) => JSON.parse(one))) {
      if (!message.id) {
        events.push(message);
      } else if (message.error) {
        waiting.get(message.id).reject(new Error(message.error.message));
      } else {
        waiting.get(message.id).resolve(message.result);
      }
    }
  });
  chromium.on('exit', (code) => waiting.forEach((one) => one.reject(new Error(`${program} ended with ${code}`))));
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject });
    chromium.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + '\0');
  });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  return {
    call,
    events: (method) => events.filter((event) => event.method === method).map((event) => event.params),
    async evaluate(script) {
      const answer = await call('Runtime.evaluate', { expression: script, returnByValue: true, awaitPromise: true });
      if (answer.exceptionDetails) {
        throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      }
      return answer.result.value;
    },
    async close() {
      await send('Browser.close').catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
