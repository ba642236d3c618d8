import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GATES, type Gate, type GateFacts, type GateName, gatesFrom, shut } from "~/bank/release/gates.rules";
import en from "~/locales/en/release.json";

const MARKERS: GateFacts["markers"] = {
  final: true,
  standings: {},
  positive: [],
  repeatSampleDue: false,
  furtherAssessment: false,
  biohazard: false,
};
const TESTS: NonNullable<GateFacts["tests"]> = {
  passes: true,
  failed: [],
  missing: [],
  identityFailed: [],
  retested: [],
  standings: {},
} as never;
const LOT: NonNullable<GateFacts["lot"]> = {
  number: "BM-26-0001-A",
  state: "releasable",
  passage: 4,
  cumulativePdl: 9.02,
  origin: "donor",
};

/** Everything as it must be: marrow cells of an adult, for that adult. */
const CLEAR: GateFacts = {
  consent: { missing: [] },
  authority: { instructing: 1, required: 1 },
  patient: { nameMatches: true, bornMatches: true, numberMatches: true },
  relationship: "autologous",
  markers: MARKERS,
  lot: LOT,
  tissue: "bone_marrow",
  limits: { passageMax: 5, cpdlMax: 15 },
  tests: TESTS,
  endotoxinRequired: true,
  endotoxinEuPerMl: 0.25,
  use: { weightKg: 70, volumeMl: 40, hours: 1, route: "intravenous" },
  endotoxinThresholds: { intravenous: 5, intrathecal: 0.2 },
  disputed: false,
  vials: { reserved: 14, held: 0, notForRelease: 0, cells: 1.05e8, doseCells: 1e8 },
  feesDue: 0,
  plannedOn: "2027-01-18",
  clinicSuspended: false,
  licenceUntil: "2027-06-30",
  prescriberUntil: "2027-06-30",
  legalBasisUntil: "2027-06-30",
  authorisations: { given: 1, required: 1 },
};
const gate = (name: GateName, changes: Partial<GateFacts>): Gate | undefined =>
  gatesFrom({ ...CLEAR, ...changes }).find((one) => one.name === name);

test("with everything in order each gate is open, and what this version does not look at says so", () => {
  const gates = gatesFrom(CLEAR);
  expect(shut(gates)).toEqual([]);
  expect(gates.map(({ name }) => name)).toEqual([...GATES]);
  expect(gates.filter(({ state }) => state === "not_evaluated").map(({ name }) => name)).toEqual(["exposure"]);
});

const NO_LOT = { lot: null, limits: null, tests: null } as const;
const MATCH = CLEAR.patient;

describe("each gate is shut by its own fault alone, and says why", () => {
  test.each<[string, GateName, string, Partial<GateFacts>]>([
    ["a consent is missing", "consent", "missing", { consent: { missing: ["release"] } }],
    ["one of two guardians has lost the right", "authority", "missing", { authority: { instructing: 1, required: 2 } }],
    ["rule 36: the name differs", "identity", "mismatch", { patient: { ...MATCH, nameMatches: false } }],
    ["rule 36: the birthday differs", "identity", "mismatch", { patient: { ...MATCH, bornMatches: false } }],
    ["rule 36: the record number differs", "identity", "mismatch", { patient: { ...MATCH, numberMatches: false } }],
    ["rule 23: a marker is not final", "markers", "pending", { markers: { ...MARKERS, final: false } }],
    ["rule 23: a test is not final", "tests", "pending", { tests: { ...TESTS, passes: false, missing: ["sterility"] } }],
    ["rule 23: a test is out of specification", "tests", "failed", { tests: { ...TESTS, passes: false, failed: ["sterility"] } }],
    ["rule 33: endotoxin is not known", "endotoxin", "pending", { endotoxinEuPerMl: null }],
    ["rule 33: endotoxin is above what this patient may get", "endotoxin", "failed", { endotoxinEuPerMl: 8.76 }],
    ["rule 33: no limit is known for the route", "endotoxin", "no_limit", { use: { ...CLEAR.use, route: "local" } }],
    ["rule 44: a dispute", "disposition", "disputed", { disputed: true }],
    ["rule 15: the lot is on hold", "disposition", "not_releasable", { lot: { ...LOT, state: "hold" } }],
    ["rule 15: the lot is rejected", "disposition", "not_releasable", { lot: { ...LOT, state: "rejected" } }],
    ["the lot is in quarantine", "disposition", "not_releasable", { lot: { ...LOT, state: "quarantine" } }],
    ["rule 16: one passage too many", "limits", "beyond", { lot: { ...LOT, passage: 6 } }],
    ["rule 16: more doublings than the limit", "limits", "beyond", { lot: { ...LOT, cumulativePdl: 15.94 } }],
    ["no vial is reserved", "vials", "none", { vials: { ...CLEAR.vials, reserved: 0 } }],
    ["a reserved vial is held", "vials", "held", { vials: { ...CLEAR.vials, held: 1 } }],
    ["rule 21: a retained vial is among them", "vials", "not_for_release", { vials: { ...CLEAR.vials, notForRelease: 1 } }],
    ["rule 34: the vials do not give the dose", "vials", "too_few", { vials: { ...CLEAR.vials, cells: 9.9e7 } }],
    ["a fee is due", "fees", "due", { feesDue: 1 }],
    ["rule 35: no licence is known", "licence", "missing", { licenceUntil: null }],
    ["a suspended clinic, whatever its licence says", "licence", "suspended", { clinicSuspended: true }],
    ["rule 35: the licence ends the day before", "licence", "expired", { licenceUntil: "2027-01-17" }],
    ["rule 35: the registration ends the day before", "prescriber", "expired", { prescriberUntil: "2027-01-17" }],
    ["rule 35: no registration is known", "prescriber", "missing", { prescriberUntil: null }],
    ["rule 35: the legal basis ends the day before", "legal_basis", "expired", { legalBasisUntil: "2027-01-17" }],
    ["the second guardian has not signed", "authorisation", "waiting", { authorisations: { given: 1, required: 2 } }],
    ["nobody has signed", "authorisation", "waiting", { authorisations: { given: 0, required: 0 } }],
  ])("%s", (_why, name, evidence, changes) => {
    const gates = gatesFrom({ ...CLEAR, ...changes });
    expect(shut(gates)).toEqual([name]);
    expect(gates.find((one) => one.name === name)).toMatchObject({ state: "shut", evidence });
  });

  test("while there is no lot, everything that only a lot can answer is shut", () => {
    const none = { reserved: 0, held: 0, notForRelease: 0, cells: 0, doseCells: 1e8 };
    const gates = gatesFrom({ ...CLEAR, ...NO_LOT, endotoxinEuPerMl: null, vials: none });
    expect(shut(gates)).toEqual(["tests", "endotoxin", "disposition", "origin", "limits", "vials"]);
  });
});

describe("what a gate lets through", () => {
  test("rule 35: permissions that end on the planned day itself still hold", () => {
    const until = { licenceUntil: "2027-01-18", prescriberUntil: "2027-01-18", legalBasisUntil: "2027-01-18" };
    expect(shut(gatesFrom({ ...CLEAR, ...until }))).toEqual([]);
  });

  test("rule 22: a reactive donor's cells go to the donor, and to nobody else", () => {
    const reactive = {
      markers: { ...MARKERS, biohazard: true, positive: ["hbsag"] },
      lot: { ...LOT, state: "releasable_autologous_biohazard" },
    };
    expect(shut(gatesFrom({ ...CLEAR, ...reactive }))).toEqual([]);
    expect(shut(gatesFrom({ ...CLEAR, ...reactive, relationship: "directed" }))).toEqual(["markers", "disposition"]);
  });

  test.each([
    ["fetal", "open"],
    ["maternal", "shut"],
    ["mixed", "shut"],
    [null, "shut"],
  ] as const)("rule 30: birth tissue of %s origin is %s for the child", (origin, state) => {
    expect(gate("origin", { tissue: "birth", lot: { ...LOT, origin } })?.state).toBe(state);
  });

  test("rule 33: the same lot passes into a vein and fails into the spinal canal", () => {
    const spinal = { use: { ...CLEAR.use, volumeMl: 40, route: "intrathecal" as const }, endotoxinEuPerMl: 0.4 };
    expect(gate("endotoxin", { ...spinal, use: CLEAR.use })).toMatchObject({ state: "open", values: { limit: 8.75 } });
    expect(gate("endotoxin", spinal)).toMatchObject({ state: "shut", values: { limit: 0.35 } });
  });

  test("endotoxin is not asked of a tissue product whose specification does not name it, and the gate says so", () => {
    expect(gate("endotoxin", { endotoxinRequired: false, endotoxinEuPerMl: null })).toMatchObject({
      state: "open",
      evidence: "not_required",
    });
  });
});

const facts = fc.record({
  consent: fc.record({ missing: fc.subarray(["release", "storage"]) }),
  feesDue: fc.nat(2),
  disputed: fc.boolean(),
  lot: fc.constantFrom(LOT, null, { ...LOT, state: "hold" }, { ...LOT, passage: 7 }),
  licenceUntil: fc.constantFrom(null, "2026-01-01", "2030-01-01"),
  endotoxinEuPerMl: fc.constantFrom(null, 0.1, 50),
  relationship: fc.constantFrom("autologous" as const, "directed" as const),
  markers: fc.constantFrom(MARKERS, { ...MARKERS, final: false }, { ...MARKERS, biohazard: true }),
  vials: fc.record({
    reserved: fc.nat(2),
    held: fc.nat(1),
    notForRelease: fc.nat(1),
    cells: fc.constantFrom(0, 2e8),
    doseCells: fc.constant(1e8),
  }),
});

test("no gate is ever shown without a sentence that says why, in words of the catalogue", () => {
  fc.assert(
    fc.property(facts, (changes) => {
      for (const { name, evidence, whose } of gatesFrom({ ...CLEAR, ...changes })) {
        expect(en).toHaveProperty(`gate_${name}`);
        expect(en).toHaveProperty(`gate_${name}_${evidence}`);
        expect(en).toHaveProperty(`whose_${whose}`);
      }
    }),
  );
});

test("a gate depends on the facts alone: asked twice it answers the same", () => {
  fc.assert(
    fc.property(facts, (changes) => {
      expect(gatesFrom({ ...CLEAR, ...changes })).toEqual(gatesFrom({ ...CLEAR, ...changes }));
    }),
  );
});
