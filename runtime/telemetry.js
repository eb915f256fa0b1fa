import { isMainThread } from 'node:worker_threads';

/** With this in the environment when it is loaded, the library starts no uploader and keeps no identifier. */
const SWITCH = 'ORT_DISABLE_TELEMETRY';

/** Milliseconds that the main thread may take to be asked; JavaScript that runs there is interrupted. */
const PATIENCE = 30_000;

/** Sets the switch where that is possible at once: `process.env` of a worker thread is a copy that native code never sees. */
export function switchTelemetryOffHere() {
  if (isMainThread) process.env[SWITCH] = '1';
}

/**
 * Sets the switch in the environment of the process, from a worker thread by way of the main thread.
 * @throws Error when it is not set afterwards: then the library must not be loaded
 */
export async function switchTelemetryOff() {
  switchTelemetryOffHere();
  let cause;
  if (!isOff()) cause = await runInMainThread(`process.env.${SWITCH} = '1'`).catch((error) => error);
  if (isOff()) return;
  throw new Error(`telemetry cannot be switched off from this thread: set ${SWITCH}=1 in the environment`, { cause });
}

const isOff = () => processReport().environmentVariables[SWITCH] === '1';

/** The one place where a worker thread sees the command line and the environment of the process itself. */
function processReport() {
  const { report } = process;
  const { excludeNetwork, excludeEnv } = report;
  // A report of the network asks for names.
  Object.assign(report, { excludeNetwork: true, excludeEnv: false });
  try {
    return report.getReport();
  } finally {
    Object.assign(report, { excludeNetwork, excludeEnv });
  }
}

async function runInMainThread(expression) {
  if (isInspectorDenied()) throw new Error('the permissions of this process keep threads apart');
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connectToMainThread();
  // The session alone would not keep the thread alive.
  const { promise, resolve, reject } = Promise.withResolvers();
  const patience = setTimeout(() => reject(new Error('the main thread does not answer')), PATIENCE);
  try {
    session.post('Runtime.evaluate', { expression }, (error) => (error ? reject(error) : resolve()));
    await promise;
  } finally {
    clearTimeout(patience);
    session.disconnect();
  }
}

/** Under the permission model Node 24.21 aborts when a thread that was started without its options connects. */
function isInspectorDenied() {
  const { header, environmentVariables } = processReport();
  const options = [...header.commandLine, environmentVariables.NODE_OPTIONS ?? ''].join(' ');
  return /--(?:experimental-)?permission\b/.test(options) && !options.includes('--allow-inspector');
}
