import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Pages that are looked at: a scan is one from its first pages on, and each picture has to be decoded. */
const LOOKED_AT = 3;

/** Whether pages of a PDF show pictures, as all pages of a scan do. */
export async function showsPictures(proxy: Proxy): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
  ]);
  for (let number = 1; number <= Math.min(proxy.numPages, LOOKED_AT); number += 1) {
    const page = await proxy.getPage(number);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    if (fnArray.some((operation) => pictures.has(operation))) return true;
  }
  return false;
}
