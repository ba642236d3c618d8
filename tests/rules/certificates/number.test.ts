import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_NUMBER,
  type CertificateKind,
  certificateNumber,
  readCertificateNumber,
} from "~/bank/certificates/number.rules";

const kinds = Object.keys(CERTIFICATE_KINDS) as CertificateKind[];
const random = fc.uint8Array({ minLength: 5, maxLength: 5 });

test("a number has its kind, its year and eight characters of base32", () => {
  expect(certificateNumber("release", 2026, Uint8Array.of(0, 0, 0, 0, 0))).toBe("RC-26-00000000");
  expect(certificateNumber("storage", 2026, Uint8Array.of(255, 255, 255, 255, 255))).toBe("SC-26-ZZZZZZZZ");
  expect(certificateNumber("destruction", 2105, Uint8Array.of(0, 0, 0, 0, 1))).toBe("DC-05-00000001");
});

test("each of the 40 random bits shows, and the number is well-formed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), random, random, (kind, one, other) => {
      const number = certificateNumber(kind, 2026, one);
      expect(number).toMatch(CERTIFICATE_NUMBER);
      expect(number === certificateNumber(kind, 2026, other)).toBe(Buffer.compare(one, other) === 0);
    }),
  );
});

test("a number read aloud and typed in small letters, with spaces, O for 0 and l for 1 is understood", () => {
  expect(readCertificateNumber(" rc 26 7q2mxk4z ")).toBe("RC-26-7Q2MXK4Z");
  expect(readCertificateNumber("RC–26–OO1lIABC")).toBe("RC-26-00111ABC");
  expect(readCertificateNumber("rc267q2mxk4z")).toBe("RC-26-7Q2MXK4Z");
});

test("every number that the bank makes reads as itself", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), random, (kind, bits) => {
      const number = certificateNumber(kind, 2026, bits);
      expect(readCertificateNumber(number)).toBe(number);
    }),
  );
});

test.each(["", "RC-26", "XX-26-7Q2MXK4Z", "RC-26-7Q2MXK4", "RC-26-7Q2MXK4ZZ", "RC-26-7Q2MXK4U", "../etc"])(
  "%j is no certificate number",
  (typed) => {
    expect(readCertificateNumber(typed)).toBeUndefined();
  },
);

test("fewer or more than 40 random bits are refused", () => {
  expect(() => certificateNumber("release", 2026, new Uint8Array(4))).toThrow("40 random bits");
});
