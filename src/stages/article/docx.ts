import mammoth from 'mammoth';
import { OnrecordError } from '../../errors/index.ts';
import { compose, type Composed } from './compose.ts';
import { type CoreProperties, corePropertiesOf, stretchesOfWord } from './docx-content.ts';
import { checkedProperties } from './docx-parts.ts';

export interface WordDocument extends Composed {
  readonly properties: CoreProperties;
}

/**
 * The text of a Word document (DOCX): paragraphs, headings, lists, cells of tables and notes, in order; what was deleted
 * under tracked changes, comments, headers and footers are left out. Throws OR1038 for a file that cannot be read, OR1042
 * and OR1044 as its parts demand. Runs without a limit of time or memory: call it through `readWordApart`.
 */
export async function readWord(input: string, bytes: Uint8Array): Promise<WordDocument> {
  try {
    const properties = await checkedProperties(input, bytes);
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      // Pictures are not unpacked.
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), styleMap: STYLES },
    );
    const composed = compose(stretchesOfWord(value));
    if (!/\p{L}/u.test(composed.text)) throw new OnrecordError('OR1002', { input });
    return { ...composed, properties: corePropertiesOf(properties) };
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const deep = error instanceof RangeError;
    const fault = deep ? 'it is nested too deep' : error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR1038', { input, what: 'Word document', fault }, { cause: error });
  }
}

/** Styles that mammoth's own map has no heading for. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];
