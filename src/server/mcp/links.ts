/** Where an entry can be looked at: pages of a server, or resources of this protocol where there is none. */
export interface Links {
  statement(id: string): string;
  document(id: string): string;
}

/** @param address of the server whose pages show the ledger (https://desk.example.org, no slash at its end), null where there is none */
export function linksFrom(address: string | null): Links {
  const base = address === null ? 'onrecord:/' : address;
  return {
    statement: (id) => `${base}/statements/${encodeURIComponent(id)}`,
    document: (id) => `${base}/documents/${encodeURIComponent(id)}`,
  };
}
