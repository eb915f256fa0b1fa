import { InferenceSession, type Tensor } from 'onrecord-runtime';
import { type Gate, inside } from '../threads/index.ts';

type Tensors = Readonly<Record<string, Tensor>>;

/** One graph of the model, ready to run: named tensors in, named tensors out. */
export interface Graph {
  /** The names of the tensors that it reads. */
  readonly inputs: readonly string[];
  run(inputs: Tensors): Promise<Tensors>;
  release(): Promise<void>;
}

/**
 * Loads a graph. Each run takes place in this thread, inside the gate.
 * @param file path of an .onnx file
 * @throws Error when the file is missing or broken
 */
export async function openGraph(file: string, gate: Gate): Promise<Graph> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // What one run has used is given back before the next: an arena keeps the most that any run needed.
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
  };
  const session = await inside(gate, () => InferenceSession.create(file, options));
  return {
    inputs: session.inputNames,
    run: (inputs) => inside(gate, () => session.run(inputs) as Promise<Tensors>),
    release: () => inside(gate, () => session.release()),
  };
}
