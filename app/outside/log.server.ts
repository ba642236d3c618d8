type Fields = Record<string, string | number | boolean | null | undefined>;

let waiting = "";

/** One line of JSON on standard output. Fields hold ids, counts and words of ours: never a name, an address, a query string or a token. */
export function log(level: "info" | "warn" | "error", message: string, fields: Fields = {}): void {
  if (waiting === "") setImmediate(writeWaiting);
  waiting += `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`;
  if (level !== "info") writeWaiting();
}

/** The lines of what was answered at the same time leave by one write. */
function writeWaiting(): void {
  if (waiting !== "") process.stdout.write(waiting);
  waiting = "";
}
process.on("exit", writeWaiting);

/** A fault that nobody foresaw: one line with the stack, found again by the reference that the person saw. */
export function logFault(error: unknown, requestId?: string): void {
  const fault = error instanceof Error ? error : new Error(String(error));
  const code = (fault as { code?: unknown }).code;
  log("error", "fault", {
    ...(requestId && { requestId }),
    name: fault.name,
    ...(typeof code === "string" && { code }),
    stack: withoutValues(fault),
  });
}

/** The first line of a fault may quote what a person typed (a database's message does), so of foreign faults only the places are kept. */
function withoutValues(fault: Error): string {
  const lines = (fault.stack ?? "").split("\n");
  const places = lines.filter((line) => line.trimStart().startsWith("at ")).slice(0, 12);
  const quotes = "severity" in fault || fault.name === "ZodError";
  return [quotes ? fault.name : fault.message.split("\n")[0], ...places.map((place) => place.trim())].join(" | ");
}
