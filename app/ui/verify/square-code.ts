import jsQR from "jsqr";

/** The longest sides, in pixels, at which a picture is read: the small one is quick, the large ones see the code of a whole page. */
const LONGEST_SIDES = [1600, 2600, 3600];

/** The text of a square code in a picture, or null. */
export async function readPicture(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture);
  const longest = Math.max(bitmap.width, bitmap.height);
  for (const scale of new Set(LONGEST_SIDES.map((side) => Math.min(1, side / longest)))) {
    const text = readFrame(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    if (text !== null) return text;
  }
  return null;
}

/** The text of a square code in one frame, drawn at this size, or null. */
export function readFrame(frame: CanvasImageSource, width: number, height: number): string | null {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pencil = canvas.getContext("2d", { willReadFrequently: true });
  if (pencil === null || width === 0 || height === 0) return null;
  pencil.drawImage(frame, 0, 0, width, height);
  return jsQR(pencil.getImageData(0, 0, width, height).data, width, height)?.data || null;
}
