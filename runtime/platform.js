// As published: npm installs the one of these packages that fits the machine.
export const library = `onrecord-runtime-${process.platform}-${process.arch}`;
