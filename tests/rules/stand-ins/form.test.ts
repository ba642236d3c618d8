import fc from "fast-check";
import { expect, test } from "vitest";
import { parseForm } from "~/demo/stripe/form.rules";
import { StripeProblem } from "~/demo/stripe/problems.rules";
import { operationAt, validParams } from "~/demo/stripe/requests.server";
import wire from "~tests/vectors/stripe/wire-requests-2026-10-28.json";

test.each(wire.requests.map((request) => [request.operation, request] as const))(
  "the recorded request of %s is read back as its parameters",
  (operation, request) => {
    expect(validParams(operation, parseForm(request.query || request.body))).toEqual(request.params);
  },
);

test.each(wire.invalidParams.map((request) => [request.operation, request.why, request.params] as const))(
  "a request of %s is refused for its %s",
  (operation, _why, params) => {
    const refusal = caught(() => validParams(operation, structuredClone(params)));
    expect(refusal).toMatchObject({ status: 400, refused: true, body: { type: "invalid_request_error" } });
  },
);

test.each([
  [{ mode: "payment", line_items: [{ qty: "1" }] }, "parameter_unknown", "line_items[0][qty]"],
  [{ line_items: [{ price_data: { unit_amount: "5" } }] }, "parameter_missing", "line_items[0][price_data][currency]"],
] as const)("a refusal names the parameter: %j is %s at %s", (params, code, param) => {
  expect(caught(() => validParams("checkout.sessions.create", structuredClone(params)))).toMatchObject({ body: { code, param } });
});

test("recorded addresses lead to their operations, and an unknown address to none", () => {
  for (const { method, path, operation } of wire.requests) {
    const place = operationAt(method, path);
    if (place) expect(place.operation).toBe(operation);
  }
  expect(operationAt("POST", "/v1/checkout/sessions/cs_1/expire")).toEqual({ operation: "checkout.sessions.expire", id: "cs_1" });
  expect(operationAt("DELETE", "/v1/customers/cus_1")).toBeNull();
});

test("a name that is both a value and a parent is refused", () => {
  expect(() => parseForm("a=1&a[b]=2")).toThrow(RangeError);
});

test("names of an object's prototype are ordinary names", () => {
  expect(parseForm("metadata[__proto__]=x&metadata[constructor]=y")).toEqual({
    metadata: JSON.parse('{"__proto__":"x","constructor":"y"}'),
  });
});

const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((one) => one !== "__proto__");
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  ),
}));

test("whatever was encoded with brackets is read back as it was", () => {
  fc.assert(
    fc.property(fc.dictionary(name, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (params) => {
      expect(parseForm(encoded(params).join("&"))).toEqual(params);
    }),
  );
});

function encoded(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${path}=${encodeURIComponent(String(value))}`];
  return Object.entries(value).flatMap(([key, inner]) => encoded(inner, path ? `${path}[${key}]` : key));
}

function caught(work: () => unknown): StripeProblem {
  try {
    work();
  } catch (error) {
    if (error instanceof StripeProblem) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}
