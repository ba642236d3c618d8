/**
 * One request that reached a stand-in. `refused`: the provider's own schema or protocol does not allow it, so the portal has
 * a fault; `declined`: allowed, but the answer was no (unknown id, card declined, an outage that was asked for).
 */
export type JournalEntry = {
  at: string;
  method: string;
  path: string;
  operation: string | null;
  params: unknown;
  idempotencyKey: string | null;
  outcome: "accepted" | "refused" | "declined";
  status: number;
  answer: unknown;
};

export type Journal = { add(entry: JournalEntry): void; requests(): JournalEntry[]; refused(): JournalEntry[] };

const KEPT = 2000;

/** The newest requests, oldest first; every refused one is kept. */
export function openJournal(): Journal {
  const entries: JournalEntry[] = [];
  const refusals: JournalEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entry.outcome === "refused") refusals.push(entry);
      if (entries.length > KEPT) entries.shift();
    },
    requests: () => [...entries],
    refused: () => [...refusals],
  };
}
