/** The part of citation-js that the tests use; the package brings no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: string);
    readonly data: unknown;
  }
}
declare module '@citation-js/plugin-bibtex';
