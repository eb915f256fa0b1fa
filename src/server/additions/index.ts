export { ADDITION, type Contents, type Fault, FAULT, faultOf, OUTCOME, type Outcome, STATES } from './addition.ts';
export { type Giving, tooLarge, type Upload } from './arriving.ts';
export { additionEvents, documentEvents, eventText, refuseTooMany, RETRY, type ServerEvent } from './events.ts';
export { faultIn, isMissing, writeWhole, syncFolder, kept } from './folder.ts';
export { INTAKE_LIMITS, type IntakeLimits, JSON_BODY } from './limits.ts';
export type { AdditionNow, Additions, AdditionsOptions, AdditionsPage } from './port.ts';
export { openAdditions } from './queue.ts';
export { type SharedReader, sharedReader } from './sharedReader.ts';
