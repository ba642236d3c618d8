import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Canvas, createCanvas, type Image, loadImage } from "@napi-rs/canvas";
import { renderPdf } from "~/outside/pdf.server";
import { squareCode } from "~/outside/pdf-blocks.server";

/** An A4 page with nothing but a square code, drawn as certificates draw it. */
export async function paperWith(text: string, number: string): Promise<Buffer> {
  const furniture = { bank: "Northlight", address: [], running: "", footStart: "", footMiddle: number, page: () => "1" };
  const code = { text, alt: "The code", caption: number, address: "bank.example/verify" };
  const now = new Date("2026-04-18T14:42:00Z");
  return Buffer.from(
    await renderPdf({ title: number, locale: "en", dir: "ltr", now, furniture, draw: (sheet) => squareCode(sheet, code) }),
  );
}

/** The first page of a PDF as an image of this many dots per inch: by pdftoppm where it is installed, else by pdf.js. */
export async function pagePicture(pdf: Uint8Array, dpi: number): Promise<Canvas> {
  const image = (await byPdftoppm(pdf, dpi)) ?? (await byPdfjs(pdf, dpi));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas;
}

async function byPdftoppm(pdf: Uint8Array, dpi: number): Promise<Image | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "paper-"));
  try {
    writeFileSync(join(folder, "page.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", String(dpi), "-png", "-singlefile", join(folder, "page.pdf"), join(folder, "page")], {
      stdio: "ignore",
    });
    return await loadImage(readFileSync(join(folder, "page.png")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function byPdfjs(pdf: Uint8Array, dpi: number): Promise<Canvas> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const page = await (await getDocument({ data: Uint8Array.from(pdf), disableFontFace: true, verbosity: 0 }).promise).getPage(1);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas: canvas as never, viewport }).promise;
  return canvas;
}

export interface Wear {
  pixelsPerMm: number;
  turnDegrees: number;
  blurPixels: number;
}

/** What a poor camera sees of a page: fewer pixels, turned, blurred. */
export function worn(page: Canvas, dpi: number, { pixelsPerMm, turnDegrees, blurPixels }: Wear): Canvas {
  const scale = (pixelsPerMm * 25.4) / dpi;
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const small = createCanvas(width, height);
  const first = small.getContext("2d");
  first.imageSmoothingQuality = "high";
  first.drawImage(page, 0, 0, width, height);
  const seen = createCanvas(width, height);
  const pencil = seen.getContext("2d");
  pencil.fillStyle = "#ffffff";
  pencil.fillRect(0, 0, width, height);
  pencil.filter = `blur(${blurPixels}px)`;
  pencil.translate(width / 2, height / 2);
  pencil.rotate((turnDegrees * Math.PI) / 180);
  pencil.drawImage(small, -width / 2, -height / 2);
  return seen;
}

/** The bytes of an image as decoders take them. */
export function pixelsOf(picture: Canvas): { data: Uint8ClampedArray; width: number; height: number } {
  const { width, height } = picture;
  return { data: new Uint8ClampedArray(picture.getContext("2d").getImageData(0, 0, width, height).data), width, height };
}
