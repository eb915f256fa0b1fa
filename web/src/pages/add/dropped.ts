/** What lies in folders whose names begin with a point is the system's own. */
const isHidden = (name: string): boolean => name.startsWith('.');

/** All files of what was dropped, those in folders too where the browser can look into them. */
export async function filesDropped(transfer: DataTransfer): Promise<File[]> {
  // What was dropped is only there to be looked at before anything is waited for.
  const given = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = given.map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (entries.some((entry) => entry === null)) return plain;
  const files: File[] = [];
  for (const entry of entries) if (entry) files.push(...(await filesIn(entry)));
  return files;
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    // A reader gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return files;
    for (const one of some) if (!isHidden(one.name)) files.push(...(await filesIn(one)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** The files of a folder that was chosen. */
export const filesChosen = (list: FileList | null): File[] =>
  [...(list ?? [])].filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').some(isHidden));
