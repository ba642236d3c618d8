import { expect, test } from "@playwright/test";
import { looked } from "../support/looked";
import { PAGE_TYPES } from "../support/page-types";

/** Pages of states that neither the demo bank nor a journey is in; their words, access and forms are tested without a browser. */
const NOT_LOOKED_AT = [
  "demo/billing.$session",
  "family/consents.$consentId.again",
  "family/payments.$paymentId.pay",
  "family/requests.$requestId.authorise",
  "family/requests.$requestId.expansion",
  "public/link.clinic-invitation.$token",
  "public/link.password-reset.$token",
  "public/link.quote.$token.claim",
  "staff/cases.$caseId.consent",
  "staff/cases.$caseId.transfer",
  "staff/certificates.$number.revoke",
  "staff/deviations.$deviationId",
  "staff/donations.$donationId.destroyed",
  "staff/donations.$donationId.markers.$sampleId.approval",
  "staff/donations.$donationId.markers.assessment",
  "staff/kits.$kitId.cancel",
  "staff/lots.$lotId.place",
  "staff/people.donors.$donorId.settle",
  "staff/reactions.$reactionId",
  "staff/releases.$requestId.destroy",
  "staff/releases.$requestId.hold",
  "staff/releases.$requestId.thaw",
  "staff/tasks.$taskId",
];

test("every type of page was looked at in a browser, but for those that are listed", () => {
  const seen = looked();
  const unseen = PAGE_TYPES.map(({ route }) => route).filter((route) => !seen.has(route) && !NOT_LOOKED_AT.includes(route));
  expect(unseen).toEqual([]);
});
