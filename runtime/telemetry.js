import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

/** With this in the environment when it is loaded, the library starts no uploader and keeps no identifier. */
const SWITCH = 'ORT_DISABLE_TELEMETRY';

/** Milliseconds that the main thread may take to be asked; JavaScript that runs there is interrupted. */
const PATIENCE = 30_000;

/**
 * Sets the switch in the environment of the process, where native code looks for it. `process.env` of a worker thread is
 * a copy that native code never sees, so a worker has the main thread set it.
 * @throws Error when it is not set afterwards: then the library must not be loaded
 */
export async function switchTelemetryOff() {
  let cause;
  if (isMainThread) process.env[SWITCH] = '1';
  else if (!isOff()) cause = await runInMainThread(`process.env.${SWITCH} = '1'`).catch((error) => error);
  if (isOff()) return;
  throw new Error(`telemetry cannot be switched off from this thread: set ${SWITCH}=1 in the environment`, { cause });
}

/** Looks at the environment of the process itself: a report is the one place where a worker thread can see it. */
function isOff() {
  const { report } = process;
  const { excludeNetwork, excludeEnv } = report;
  // A report of the network asks for names.
  Object.assign(report, { excludeNetwork: true, excludeEnv: false });
  try {
    return report.getReport().environmentVariables[SWITCH] === '1';
  } finally {
    Object.assign(report, { excludeNetwork, excludeEnv });
  }
}

async function runInMainThread(expression) {
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
