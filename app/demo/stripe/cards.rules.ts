/** Stripe's own test cards, by what they do: https://docs.stripe.com/testing (three of them are enough for a demo). */
export const CARDS = {
  works: "4242424242424242",
  declined: "4000000000000002",
  /** The first payment works; later ones, without the person, are declined. */
  fails_later: "4000000000000341",
} as const;

export type CardName = keyof typeof CARDS;

export const isCardName = (name: unknown): name is CardName => typeof name === "string" && Object.hasOwn(CARDS, name);

/** Whether the bank of the card lets a payment through; `present` is true while the person stands at the card page. */
export const cardPays = (card: CardName, present: boolean) => card === "works" || (card === "fails_later" && present);
