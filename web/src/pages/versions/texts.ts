const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** The English texts of two versions compared. */
export const texts = {
  title: (from: number, to: number) => `Version ${from} compared with version ${to}`,
  heading: 'Versions compared',
  document: 'To the document',
  swap: 'The other way round',
  version: (version: number, day: string) => `Version ${version}, retrieved ${day}`,
  same: 'The two versions have the same text.',
  paragraphs: {
    changed: (number: number) => count(number, 'paragraph changed', 'paragraphs changed'),
    added: (number: number) => count(number, 'paragraph added', 'paragraphs added'),
    removed: (number: number) => count(number, 'paragraph removed', 'paragraphs removed'),
    marks: (number: number) =>
      count(number, 'paragraph with other marks or capitals alone', 'paragraphs with other marks or capitals alone'),
  },
  statements: {
    title: 'Statements',
    of: (version: number) => `Version ${version}`,
    changed: (number: number) => count(number, 'statement changed', 'statements changed'),
    gone: (number: number) => `${count(number, 'statement', 'statements')} gone`,
    new: (number: number) => `${number} new`,
    same: (number: number) => `${number} the same`,
  },
  change: {
    same: 'unchanged',
    marks: 'marks or capitals alone',
    changed: 'changed',
    added: 'added',
    removed: 'removed',
    gone: 'gone',
    new: 'new',
  },
  unchanged: (number: number) => `${count(number, 'paragraph', 'paragraphs')} unchanged`,
  head: 'What is known of it',
  fields: { title: 'Title', outlet: 'Outlet', byline: 'Byline', published: 'Published' },
  none: 'none',
  text: 'Text',
  legend: 'Struck through: in the older version alone. Underlined: in the newer one alone.',
  unnamed: 'unnamed',
  asData: 'As data:',
  json: 'JSON',
} as const;
