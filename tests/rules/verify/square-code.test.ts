import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readFrame, readPicture } from "~/ui/verify/square-code";
import { pagePicture, paperWith } from "~tests/support/paper";

const TEXT = `https://bank.example/verify#${"a".repeat(200)}.${"b".repeat(86)}`;
const DPI = 200;
let paper: Canvas;
beforeAll(async () => {
  paper = await pagePicture(await paperWith(TEXT, "RC-26-7Q2MXK4Z"), DPI);
}, 60_000);

/** A canvas is the browser's; here another maker of canvases stands in for it. */
beforeEach(() => {
  vi.stubGlobal("document", { createElement: () => createCanvas(1, 1) });
  vi.stubGlobal("createImageBitmap", async (picture: unknown) => picture);
});
afterEach(() => void vi.unstubAllGlobals());

const frameOf = (canvas: Canvas) => canvas as unknown as CanvasImageSource;
const fileOf = (canvas: Canvas) => canvas as unknown as Blob;
const blank = (width: number, height: number) => {
  const canvas = createCanvas(width, height);
  const pencil = canvas.getContext("2d");
  pencil.fillStyle = "#ffffff";
  pencil.fillRect(0, 0, width, height);
  return canvas;
};
/** The paper somewhere in a larger picture, as a phone takes it from afar. */
const within = (width: number, height: number, scale: number) => {
  const canvas = blank(width, height);
  canvas.getContext("2d").drawImage(paper, 100, 100, paper.width * scale, paper.height * scale);
  return canvas;
};

describe("a square code is read", () => {
  test("from a picture of the whole page", async () => expect(await readPicture(fileOf(paper))).toBe(TEXT));

  test("from a picture so large that the code is too fine at the first look", async () => {
    expect(await readPicture(fileOf(within(4200, 4200, 1)))).toBe(TEXT);
  });

  test("from a frame of a camera, at the frame's own size", () => {
    expect(readFrame(frameOf(paper), paper.width, paper.height)).toBe(TEXT);
  });

  test("upside down too", async () => {
    const turned = blank(paper.width, paper.height);
    const pencil = turned.getContext("2d");
    pencil.translate(paper.width, paper.height);
    pencil.rotate(Math.PI);
    pencil.drawImage(paper, 0, 0);
    expect(await readPicture(fileOf(turned))).toBe(TEXT);
  });
});

describe("nothing is read", () => {
  test("from a picture without a code", async () => expect(await readPicture(fileOf(blank(800, 600)))).toBeNull());

  test("from a camera that shows nothing yet", () => {
    expect(readFrame(frameOf(paper), 0, 0)).toBeNull();
    expect(readFrame(frameOf(paper), 640, 0)).toBeNull();
  });

  test("by a browser that gives no canvas to draw on", () => {
    vi.stubGlobal("document", { createElement: () => ({ getContext: () => null }) });
    expect(readFrame(frameOf(paper), paper.width, paper.height)).toBeNull();
  });

  test("from a page seen from too far away", async () => {
    expect(await readPicture(fileOf(within(1600, 1600, 0.08)))).toBeNull();
  });
});
