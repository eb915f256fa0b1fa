import { InferenceSession, type Tensor } from 'onrecord-runtime';
import { type Gate, inside } from '../threads/index.ts';

type Tensors = Readonly<Record<string, Tensor>>;

/** One graph of the model, ready to run: named tensors in, named tensors out. */
export interface Graph {
  /** Of the tensors that are given it reads those that it knows by name. */
  run(given: Tensors): Promise<Tensors>;
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
    run: (given) => {
      const known = Object.fromEntries(Object.entries(given).filter(([name]) => session.inputNames.includes(name)));
      return inside(gate, () => session.run(known) as Promise<Tensors>);
    },
    release: () => inside(gate, () => session.release()),
  };
}
