import type { Life } from "../history/life";

/** The whole life of a release request: from state, by verb, to state. Nothing else moves one. */
export const RELEASE_LIFE = {
  submitted: { authorise: "authorised", refuse: "refused", cancel: "cancelled" },
  authorised: { review: "reviewed", refuse: "refused", cancel: "cancelled" },
  reviewed: { approve: "approved", hold: "on_hold", refuse: "refused", cancel: "cancelled" },
  on_hold: { review: "reviewed", refuse: "refused", cancel: "cancelled" },
  approved: { pack: "packed", hold: "on_hold", cancel: "cancelled" },
  packed: { approve: "packed", ship: "in_transit", stop: "returned" },
  in_transit: { accept: "with_clinic", reject: "returned" },
  with_clinic: { infuse: "infused", destroy: "destroyed" },
  infused: {},
  destroyed: {},
  returned: {},
  refused: {},
  cancelled: {},
} as const satisfies Life;

/** The life of an expansion inside a request: offered with its price, accepted and paid, vials thawed, release lot made. */
export const EXPANSION_LIFE = {
  none: { offer: "offered" },
  offered: { accept: "accepted" },
  accepted: { thaw: "thawed" },
  thawed: { finish: "done" },
  done: {},
} as const satisfies Life;

/** States from which cells may still leave the bank: their gates are judged as things stand now. Afterwards what was signed is shown. */
export const BEFORE_LEAVING: readonly string[] = ["submitted", "authorised", "reviewed", "on_hold", "approved", "packed"];

/** States in which an approval stands, so that its certificate may: the cells are to be used, are on their way, or were used. */
export const APPROVAL_STANDS: readonly string[] = ["approved", "packed", "in_transit", "with_clinic", "infused"];

/** Nothing more is to be done about the request. */
export const OVER = ["infused", "destroyed", "returned", "refused", "cancelled"] as const;
export const isOver = (state: string): boolean => OVER.some((ended) => ended === state);
