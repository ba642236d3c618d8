import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** 128 · N · r bytes of memory a hash: 16 MiB, about 50 ms. */
const COST = { N: 16384, r: 8, p: 1 } as const;
const BYTES = 32;

/** @returns `scrypt$N$r$p$salt$hash`, salt and hash base64url. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Takes as long for a wrong password as for a right one. @returns whether it is the password of `kept`. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = kept.split("$");
  const expected = Buffer.from(hash ?? "", "base64url");
  const derived = await derive(password, Buffer.from(salt ?? "", "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, BYTES, { ...cost, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
