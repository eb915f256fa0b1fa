export { statementsAsCsv } from './csv.ts';
export { documentLine, failedLine } from './document.ts';
export { statementsAsJsonl } from './jsonl.ts';
