/** An outage on demand: the next requests to a stand-in are answered with a server's error. */
export type Trouble = { ask(status: number, times: number): void; next(): number | null };

export function openTrouble(): Trouble {
  const waiting: number[] = [];
  return {
    ask(status, times) {
      waiting.push(...Array.from({ length: times }, () => status));
    },
    next: () => waiting.shift() ?? null,
  };
}
