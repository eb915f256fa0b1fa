import JSZip from 'jszip';
import { OnrecordError } from '../../errors/index.ts';

/** Bytes that the parts of a document with words and styles may have together, unpacked: as many as a page may have. */
const MOST_UNPACKED = 20_000_000;

/** The main part; some programs number it. */
const MAIN_PART = /^word\/document\d{0,3}\.xml$/;
const WITH_WORDS = /\.(?:xml|rels)$/i;

/** Other archives of XML, by a folder that they alone have. */
const OTHER_KINDS: readonly (readonly [folder: string, name: string])[] = [
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['META-INF/container.xml', 'an EPUB book'],
  ['content.xml', 'an OpenDocument file'],
];

/** So many names of an archive's files are told. */
const NAMED = 3;

/**
 * Looks at the archive of a Word document before it is read: that it is one, and that what is read of it unpacks to no
 * more than it may, whatever sizes the archive itself tells. Gives its core properties, '' where it has none.
 * @throws OR1042, OR1044
 */
export async function checkedProperties(input: string, bytes: Uint8Array): Promise<string> {
  const archive = await JSZip.loadAsync(bytes);
  const names = Object.keys(archive.files);
  if (!names.some((name) => MAIN_PART.test(name))) {
    throw new OnrecordError('OR1044', { input, found: kindOf(names) });
  }
  let room = MOST_UNPACKED;
  let properties = '';
  for (const name of names.filter((name) => WITH_WORDS.test(name))) {
    const unpacked = await unpackedWithin(archive.file(name), room);
    if (unpacked === null) {
      throw new OnrecordError('OR1042', { input, limit: `${MOST_UNPACKED / 1e6} MB` });
    }
    room -= unpacked.length;
    if (name === 'docProps/core.xml') properties = unpacked.toString('utf8');
  }
  return properties;
}

function kindOf(names: readonly string[]): string {
  const kind = OTHER_KINDS.find(([folder]) => names.some((name) => name.startsWith(folder)));
  if (kind) return kind[1];
  const files = names.filter((name) => !name.endsWith('/'));
  if (files.length === 0) return 'it is empty';
  return `it holds ${files.slice(0, NAMED).join(', ')}${files.length > NAMED ? ' …' : ''}`;
}

/** What a file of the archive unpacks to, null as soon as that is more than `most` bytes. */
function unpackedWithin(file: JSZip.JSZipObject | null, most: number): Promise<Buffer | null> {
  if (file === null) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = file.nodeStream('nodebuffer');
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) {
        stream.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}
