/** The two versions that `compare=1..2` names; null where it names none. */
export function versionsOf(parameter: string | null): readonly [from: number, to: number] | null {
  const found = /^([1-9]\d{0,5})\.\.([1-9]\d{0,5})$/u.exec(parameter ?? '');
  return found ? [Number(found[1]), Number(found[2])] : null;
}
