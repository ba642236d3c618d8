import type { Life } from "~/bank/history/life";

/** The whole life of an enquiry. Twins need two quotes, so a quote may follow a quote, and an accepted one. */
export const ENQUIRY_LIFE = {
  new: { answer: "answered", quote: "quoted", close: "closed" },
  answered: { answer: "answered", quote: "quoted", close: "closed" },
  quoted: { answer: "quoted", quote: "quoted", accept: "accepted", close: "closed" },
  accepted: { quote: "quoted", accept: "accepted" },
  closed: { quote: "quoted", accept: "accepted" },
  joined: {},
} as const satisfies Life;

/** The first word of a name as a person wrote it: how a letter greets them. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;
