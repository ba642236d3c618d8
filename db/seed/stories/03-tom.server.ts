import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { failCulture } from "~/bank/laboratory/cultures.operations.server";
import { WORKER } from "~/bank/people/actor";
import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, openCase, pay } from "../family.server";
import { grow, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { day } from "../times";

/** Tom S., 7: his milk tooth arrives after 61 hours, quality lets it be tried, S. mitis grows twice: rejected, refunded by the table, destroyed. */
export async function tom(play: Play, cast: Cast): Promise<void> {
  const opened = await openCase(play, cast, {
    name: "tom-parent",
    givenName: "Sophie",
    familyName: "Sander",
    tissue: "dental_pulp",
    country: "IT",
    from: -70,
    acceptance: {
      donorIs: "child",
      donorGivenName: "Tom",
      donorFamilyName: "Sander",
      bornOn: "2019-03-02",
      medicalNumber: "TS-0302",
      relation: "mother",
      soleGuardian: "yes",
      storagePlan: "prepaid_20",
    },
  });
  await consent(play, -68, opened.caseId, [opened.family]);
  await pay(play, day(-67), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: "tooth", kitOn: -66 });
  await pay(play, day(-66, 6), opened.family, opened.caseId, "balance");
  await collect(play, cast, donation, {
    material: "tooth",
    kitOn: -66,
    collectedAt: day(-60),
    transitHours: 61,
    celsius: [3, 7],
    measured: { fdiTooth: "61" },
    collectedBy: "Dr P. Blum, ODO-118",
    site: "Demo Dental Practice",
    receipt: { verdict: "deviation", note: "61 hours on the way; the tooth is moist and pink." },
  });
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("deviations").select("id").where("subjectId", "=", donation.donationId).executeTakeFirstOrThrow(),
  );
  await play.at(day(-57), () =>
    decideDeviation(cast.staff.quality, id, {
      decision: "accepted",
      note: "Processing may be tried; the family was told that it is unlikely to succeed.",
      meaning: "approval",
      password: play.password,
    }),
  );
  await testMarkers(play, cast, donation.donationId, -59);
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: "DDP01", startedOn: -56, harvestedOn: -46, cells: 4e5, viabilityPercent: 82 },
    [],
  );
  await play.at(day(-43), () =>
    failCulture(cast.staff["lab-a"], cultureId, {
      failedAt: day(-43),
      reason: "contamination",
      note: "Streptococcus mitis in two samples.",
    }),
  );
  await play.at(day(-41), () =>
    orderDestruction(cast.staff.quality, donation.donationId, {
      reason: "Contaminated in two samples.",
      meaning: "approval",
      password: play.password,
    }),
  );
  await play.at(day(-40), () =>
    destroyDonation(cast.staff["lab-b"], donation.donationId, {
      din: donation.din,
      method: "autoclave",
      destroyedAt: day(-40),
      meaning: "witness",
      password: play.password,
    }),
  );
}
