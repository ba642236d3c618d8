import { describe, expect, test } from "vitest";
import { NewPassword } from "~/bank/people/fields.server";
import { hashPassword, verifyPassword } from "~/bank/people/password.server";

describe("a password", () => {
  test("is verified against its own hash, and no other password is", async () => {
    const kept = await hashPassword("correct horse battery");
    expect(await verifyPassword("correct horse battery", kept)).toBe(true);
    for (const other of ["correct horse batterY", "correct horse battery ", " correct horse battery", ""])
      expect(await verifyPassword(other, kept)).toBe(false);
  });

  test("is hashed with a salt of its own: two hashes of one password differ, and both verify", async () => {
    const [one, other] = [await hashPassword("the same again"), await hashPassword("the same again")];
    expect(one).not.toBe(other);
    for (const kept of [one, other]) expect(await verifyPassword("the same again", kept)).toBe(true);
  });

  test("typed on another keyboard, with its accents put together differently, is the same password", async () => {
    const kept = await hashPassword("caff\u00e8 ristretto");
    expect(await verifyPassword("caffe\u0300 ristretto", kept)).toBe(true);
  });

  test("in Arabic, or of signs beyond the first plane, is a password like any other", async () => {
    const kept = await hashPassword("كلمة سر طويلة 🔬🔬");
    expect(await verifyPassword("كلمة سر طويلة 🔬🔬", kept)).toBe(true);
    expect(await verifyPassword("كلمة سر طويلة 🔬", kept)).toBe(false);
  });

  test("is never part of what is kept", async () => expect(await hashPassword("correct horse battery")).not.toContain("horse"));

  test("names its cost beside it, so that a hash of an older cost still verifies when the cost rises", async () => {
    const [scheme, N, r, p, salt, hash] = (await hashPassword("correct horse battery")).split("$");
    expect([scheme, N, r, p]).toEqual(["scrypt", "16384", "8", "1"]);
    expect([salt, hash].map((text) => Buffer.from(text ?? "", "base64url").length)).toEqual([16, 32]);
    const cheap = "scrypt$1024$8$1$c2FsdHNhbHRzYWx0c2FsdA$";
    const { scryptSync } = await import("node:crypto");
    const derived = scryptSync("an old password", Buffer.from("saltsaltsaltsalt"), 32, { N: 1024, r: 8, p: 1 }).toString("base64url");
    expect(await verifyPassword("an old password", cheap + derived)).toBe(true);
  });

  test("of nobody does not verify, however it is written", async () => {
    for (const password of ["", "A", "undefined"])
      expect(await verifyPassword(password, `scrypt$16384$8$1$${"A".repeat(22)}$`)).toBe(false);
  });
});

test.each([
  ["123456789", "people.password_short"],
  ["1234567890", undefined],
  ["          ", undefined],
  ["x".repeat(200), undefined],
  ["x".repeat(201), "errors.too_long"],
  [undefined, "errors.required"],
])("a new password %j has ten to 200 characters, whichever they are", (typed, problem) => {
  expect(NewPassword.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});
