import { expect } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type Actor, DUTIES, type Duty, STRANGER, WORKER } from "~/bank/people/actor";
import { at } from "~/outside/clock.server";
import { oncePerDatabase } from "../database";
import { givenClinic, givenFamily, givenStaff } from "./people";

const LONG_AGO = new Date("2020-01-01T09:00:00Z");

export type Who = Duty | "family" | "clinic" | "stranger";
export type Everyone = Record<Who, Actor>;

/** A colleague for each duty alone, a family and a clinic that have nothing to do with the cells, and a stranger; the same ones for a whole file. */
export const givenEveryone = oncePerDatabase(() =>
  at(LONG_AGO, async () => {
    const people: Partial<Everyone> = { stranger: STRANGER };
    for (const duty of DUTIES) people[duty] = await givenStaff(duty);
    people.family = await givenFamily();
    people.clinic = (await givenClinic()).actor;
    return people as Everyone;
  }),
);

/** How many things have ever happened in the bank. */
export async function happenings(): Promise<number> {
  const { count } = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select((row) => row.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
  );
  return Number(count);
}

/** What the portal says of rows that the database does not let the actor see or lock. */
const UNSEEN = ["42501", "vials_unknown"];

/** Why an act was not done: the code of its refusal, `unseen` where the database itself keeps the row or the table from the actor, or `done`. */
export async function whyNot(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "done";
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return message === "no result" || UNSEEN.includes(code ?? "") ? "unseen" : (code ?? String(error));
  }
}

/** Everybody but those who may try an act, and whoever else is named; each is refused for who they are, and nothing happened. */
export async function expectRefusedToOthers(
  may: readonly string[],
  act: (actor: Actor) => Promise<unknown>,
  more: Record<string, Actor> = {},
): Promise<void> {
  const people = { ...(await givenEveryone()), ...more };
  const before = await happenings();
  const answers: Record<string, string> = {};
  for (const [who, actor] of Object.entries(people)) {
    if (may.includes(who)) continue;
    const why = await whyNot(() => act(actor));
    if (!["not_allowed", "unseen"].includes(why)) answers[who] = why;
  }
  expect(answers).toEqual({});
  expect(await happenings()).toBe(before);
}
