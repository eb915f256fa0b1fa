import { createRequire } from 'node:module';
import { library } from '#library';
import { switchTelemetryOff } from './telemetry.js';

const require = createRequire(import.meta.url);

// The library's own copy: it has one for `import` and another for `require`.
export const { Tensor } = require('onnxruntime-common');

let quiet;

/** Loads the native library with the first session, so that whoever asks for none needs none. */
export const InferenceSession = {
  async create(...given) {
    await (quiet ??= switchTelemetryOff());
    return require(library).InferenceSession.create(...given);
  },
};
