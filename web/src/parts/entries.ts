/** Whether the id of an entry is that of an event; every other is that of a statement. */
export const isEvent = (id: string): boolean => id.startsWith('ev_');
