export { InferenceSession, Tensor } from 'onnxruntime-common';
