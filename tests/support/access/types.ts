import type { Duty } from "~/bank/people/actor";

/** Who asks: the family whose record it is, another one, the clinic that it was granted to, another one, a colleague with the row's duty. */
export type Asker = "public" | "person" | "otherPerson" | "clinic" | "otherClinic" | "staff";

/**
 * `shows`: the page comes. `sign_in`: a stranger is sent to sign in. `hidden`: 404, as if it did not exist. `refused`: 409, or 422 when
 * the form is empty and the actor would have been let through to it. `acts`: a redirect after the act.
 */
export type Answer = "shows" | "sign_in" | "hidden" | "refused" | "acts";
export type Answers = Record<Asker, Answer>;

/** Ids of one family's things, by the name that the address gives them (`caseId`, `donorId`, `token` …). */
export type Ids = Record<string, string>;

export interface AccessRow {
  /** The route's file below app/routes, without its extension. */
  route: string;
  address: (ids: Ids) => string;
  /** The duty that the colleague has; coordinator unless told. */
  duty?: Duty;
  get?: Answers;
  post?: Answers;
}

const all = (answer: Answer): Answers => ({
  public: answer,
  person: answer,
  otherPerson: answer,
  clinic: answer,
  otherClinic: answer,
  staff: answer,
});

/** Pages of everyone. */
export const EVERYONE = all("shows");
/** Pages of one home that say nothing about one record in particular. */
export const ANY_PERSON: Answers = { ...all("hidden"), public: "sign_in", person: "shows", otherPerson: "shows" };
export const ANY_CLINIC: Answers = { ...all("hidden"), public: "sign_in", clinic: "shows", otherClinic: "shows" };
export const ANY_STAFF: Answers = { ...all("hidden"), public: "sign_in", staff: "shows" };
/** Pages about one family's record, or one clinic's. */
export const THIS_PERSON: Answers = { ...ANY_PERSON, otherPerson: "hidden" };
export const THIS_CLINIC: Answers = { ...ANY_CLINIC, otherClinic: "hidden" };

/** The same askers let in, with another answer than `shows`: what an empty or a full form gets. */
export const answering = (answers: Answers, answer: Answer): Answers =>
  Object.fromEntries(Object.entries(answers).map(([asker, given]) => [asker, given === "shows" ? answer : given])) as Answers;
