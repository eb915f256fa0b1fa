// In a checkout: where the packages of the platforms are packed from (scripts/runtime.js).
export const library = 'onnxruntime-node';
