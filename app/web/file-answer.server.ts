/** A file as an answer: shown in the browser under its name, kept by no cache, since it is somebody's own. */
export function fileAnswer(bytes: Uint8Array, name: string, type = "application/pdf"): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `inline; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      "content-length": String(bytes.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
