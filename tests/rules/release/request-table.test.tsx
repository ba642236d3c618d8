import { describe, expect, test } from "vitest";
import { CertificateTable } from "~/bank/certificates/certificate-table";
import { OutcomeTable } from "~/bank/release/outcome-table";
import { RequestTable } from "~/bank/release/request-table";
import { linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["release", "certificates"];
const STATES = [
  ...(["submitted", "authorised", "reviewed", "on_hold", "approved", "packed", "in_transit", "with_clinic"] as const),
  ...(["infused", "destroyed", "returned", "refused", "cancelled"] as const),
];

describe("requests as rows", () => {
  const request = { number: "RQ-26-019", patientName: "لينا حداد", doseCells: 50_000_000, plannedOn: "2026-12-20" };
  const table = (
    <RequestTable requests={STATES.map((state) => ({ ...request, id: state, state }))} to={(id) => `/clinic/requests/${id}`} empty="none" />
  );

  test("lead to their page, with the patient's name in its own direction", () => {
    const html = seen(table, I18N);
    expect(linksOf(html).map(([, to]) => to)).toEqual(STATES.map((state) => `/clinic/requests/${state}`));
    expect(standsAlone(html, "لينا حداد")).toBe(true);
  });

  test("say where each stands, in its own words", () => {
    const words = told(table, I18N);
    for (const said of ["Family agreed", "On hold", "Not accepted, comes back", "Refused", "Withdrawn"]) expect(words).toContain(said);
    expect(slipsEverywhere(table, I18N)).toEqual([]);
  });

  test("give way to what is said when there is none", () => {
    expect(told(<RequestTable requests={[]} to={(id) => id} empty="none" />, I18N)).toBe("none");
  });
});

describe("what a clinic reported afterwards", () => {
  const outcome = { timepoint: "M6", scale: "EDSS", baseline: "4.5", value: "4.0", blinded: false, assessedAt: "2027-06-20T11:00:00Z" };

  test("is never shown without what it cannot prove", () => {
    const words = told(<OutcomeTable outcomes={[outcome]} />, I18N);
    expect(words).toContain("Month 6 EDSS from 4.5 to 4.0 No 20 Jun 2027");
    expect(words).toContain("a change is no proof that the cells caused it");
  });

  test("is left out before anything was reported", () => expect(told(<OutcomeTable outcomes={[]} />, I18N)).toBe(""));

  test("has words for every time in every language", () => {
    const outcomes = ["D1", "W2", "M1", "M3", "M6", "M12"].map((timepoint) => ({ ...outcome, timepoint }));
    expect(slipsEverywhere(<OutcomeTable outcomes={outcomes} />, I18N)).toEqual([]);
  });
});

describe("certificates as staff see them", () => {
  const certificate = { number: "RC-26-7Q2MXK4Z", kind: "release" as const, issuedAt: "2026-11-12T11:00:00Z", donorCode: "D-0042" };
  const row = (state: "standing" | "superseded" | "revoked", mayRevoke = true) => (
    <CertificateTable certificates={[{ ...certificate, id: "c1", state }]} mayRevoke={mayRevoke} />
  );

  test("lead to the paper, the signed data and the check", () => {
    expect(linksOf(seen(row("standing", false), I18N))).toEqual([
      ["PDF", "/certificates/RC-26-7Q2MXK4Z.pdf"],
      ["Signed data", "/certificates/RC-26-7Q2MXK4Z.json"],
      ["Check", "/verify/RC-26-7Q2MXK4Z"],
    ]);
  });

  test("can be withdrawn by whoever may, once", () => {
    const to = "/staff/certificates/RC-26-7Q2MXK4Z/revoke";
    const leads = (element: ReturnType<typeof row>) => linksOf(seen(element, I18N)).some(([, address]) => address === to);
    expect([leads(row("standing")), leads(row("superseded")), leads(row("revoked")), leads(row("standing", false))]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test.each(["standing", "superseded", "revoked"] as const)("that are %s say so in words, in every language", (state) => {
    expect(told(row(state), I18N)).toContain(state === "standing" ? "stands" : state);
    expect(slipsEverywhere(row(state), I18N)).toEqual([]);
  });

  test("teach how one comes to be when there is none", () => {
    expect(told(<CertificateTable certificates={[]} mayRevoke />, I18N)).toContain("A certificate is issued by itself");
  });
});
