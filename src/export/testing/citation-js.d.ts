/** The part of citation-js that the tests use; the package brings no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: string);
    readonly data: unknown;
    format(kind: 'bibliography', options: { format: 'text'; template: string }): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
