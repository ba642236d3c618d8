import { cancelCase } from "~/bank/collection/case-ends.operations.server";
import { reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import type { Cast } from "../cast.server";
import { sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import type { Play } from "../play.server";
import { dateOn, day } from "../times";

/** A kit that the courier lost: the order is cancelled and paid back. It also takes the ninth number of 2026, which belongs to no story. */
export async function lostKit(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "rossi",
    givenName: "Carla",
    familyName: "Rossi",
    tissue: "adipose",
    country: "IT",
    locale: "it",
    from: -61,
    acceptance: { donorIs: "self", bornOn: "1981-07-07", medicalNumber: "CR-81", storagePlan: "yearly" },
  });
  await consent(play, -59, opened.caseId, [opened.family]);
  await pay(play, day(-58), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "lipoaspirate", kitOn: -57 });
  await play.at(day(-50), () => reportKitLost(cast.staff.coordinator, donation.kitId, { note: "The courier cannot find the parcel." }));
  await play.at(day(-48), () => cancelCase(cast.staff.coordinator, opened.caseId, { reason: "family" }));
}

/** What came in lately and waits for a first answer; one of them is the same person twice. */
export async function enquiries(play: Play): Promise<void> {
  const asked = { privacyVersion: "2026-11", contactBy: "email" as const, locale: "it" as const, country: "IT", tissue: "birth" as const };
  await play.at(day(-1, -2), () =>
    receiveEnquiry({
      ...asked,
      name: "Giulia Parodi",
      email: "giulia@demo.invalid",
      expectedOn: dateOn(47),
      message: "Partorirò a Genova. È già tardi per il kit?",
    }),
  );
  await play.at(day(-1, 5), () =>
    receiveEnquiry({ ...asked, name: "Giulia Parodi", email: "giulia@demo.invalid", expectedOn: dateOn(47) }),
  );
  await play.at(day(-0.2), () =>
    receiveEnquiry({ ...asked, tissue: "dental_pulp", locale: "en", name: "Owen Marsh", email: "owen@demo.invalid" }),
  );
}
