import jsQR from "jsqr";

/** The longest side, in pixels, at which a picture is read: more makes it slower, not surer. */
const LONGEST_SIDE = 1600;

/** The text of a square code in a picture, or null. */
export async function readPicture(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  return readFrame(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
}

/** The text of a square code in one frame, drawn at this size, or null. */
export function readFrame(frame: CanvasImageSource, width: number, height: number): string | null {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pencil = canvas.getContext("2d", { willReadFrequently: true });
  if (pencil === null || width === 0 || height === 0) return null;
  pencil.drawImage(frame, 0, 0, width, height);
  return jsQR(pencil.getImageData(0, 0, width, height).data, width, height)?.data || null;
}
