// Imported for what it does, before any thread is started; what is imported in a worker thread alone is seen to later.
import { switchTelemetryOffHere } from './telemetry.js';

switchTelemetryOffHere();
