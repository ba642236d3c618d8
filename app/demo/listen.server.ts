import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";

export type Listening = { base: string; stop(): Promise<void> };

/** Answers HTTP on a free port of this machine, reachable from nowhere else. */
export async function listenLocally(answer: (request: Request) => Promise<Response>): Promise<Listening> {
  const server = createServer(createRequestListener(answer));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
