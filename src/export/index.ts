export { statementsAsCsv } from './csv.ts';
export { type DocumentLine, documentLine, failedLine } from './document.ts';
export { statementLine, statementsAsJsonl } from './jsonl.ts';
