/**
 * Who asks a host next, where many readers share the web: one request at a time for each host, with a pause between
 * two of them. One reader alone needs none of it.
 */
export interface Turns {
  /**
   * Waits until this host may be asked. `counted`: whether the request is one after which there is to be a pause; what is
   * asked for a site's robots.txt is none. Throws what says that it may not be for now.
   */
  take(host: string, counted: boolean): Promise<LeaveTurn>;
  /** What the site's robots.txt asks for between two requests, in milliseconds; null where it asks for nothing. */
  pace(host: string, delay: number | null): Promise<void>;
}

/** To be called once the answer was read or given up; `wait`: for how many milliseconds the server asks to be left alone. */
export type LeaveTurn = (wait: number | null) => void;

export const NO_TURNS: Turns = {
  take: async () => () => undefined,
  pace: async () => undefined,
};
