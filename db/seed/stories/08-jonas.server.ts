import { receiveDonation } from "~/bank/collection/receipt.operations.server";
import { expectTransfer } from "~/bank/collection/transfer.operations.server";
import { transferIn } from "~/bank/enquiries/transfer.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { makeTissueLot } from "~/bank/laboratory/processing.operations.server";
import type { PersonActor } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { registerPerson } from "~/bank/people/family.server";
import { type Cast, star } from "../cast.server";
import { consent } from "../family.server";
import { guardianOf } from "../guardians.server";
import { place, testMarkers } from "../laboratory.server";
import type { Play } from "../play.server";
import { day } from "../times";

/**
 * Jonas B., 18 on D+1: cord pieces frozen at birth, taken over from a predecessor bank with the number they bear since 2008.
 * Waits for a later issue: the father's and the mother's opposed requests, the dispute hold, his own consent at majority.
 */
export async function jonas(play: Play, { staff, ...cast }: Cast): Promise<void> {
  const parents = await play.at(day(-130), async () => {
    const father = await registerPerson(staff.coordinator, {
      givenName: "Bernd",
      familyName: "Brandt",
      email: "jonas@demo.invalid",
      country: "IT",
      invite: "yes",
    });
    const mother = await registerPerson(staff.coordinator, {
      givenName: "Katrin",
      familyName: "Brandt",
      email: "katrin@demo.invalid",
      country: "IT",
      invite: "yes",
    });
    return { father, mother };
  });
  const father = await play.at(day(-129), () => star(parents.father.accountId ?? "", "jonas"));
  const mother: PersonActor = await guardianOf(play, "katrin@demo.invalid", day(-129, 2));
  const { caseId, coi } = await play.at(day(-128), () =>
    transferIn(staff.coordinator, {
      coi: "CHA999908000009",
      tissue: "birth",
      donorGivenName: "Jonas",
      donorFamilyName: "Brandt",
      bornOn: "2008-11-24",
      medicalNumber: "JB-2008",
      country: "IT",
      storagePlan: "yearly",
      guardians: [
        { personId: father.personId, relation: "father" },
        { personId: mother.personId, relation: "mother" },
      ],
      holderPersonId: father.personId,
    }),
  );
  await consent(play, -127, caseId, [(await actorFor(father.id)) as PersonActor, mother]);
  const handedOverAt = day(-122);
  const donationId = await play.at(day(-122, 1), () =>
    expectTransfer(staff.coordinator, caseId, {
      material: "cord",
      fromParty: "Predecessor Bank",
      courier: "Demo Courier",
      collectedAt: new Date("2008-11-24T10:00:00Z"),
      handedOverAt,
    }),
  );
  const receivedAt = day(-121);
  await play.at(receivedAt, () =>
    receiveDonation(staff["lab-a"], donationId, {
      din: coi.slice(2),
      coi,
      receivedAt,
      sealIntact: true,
      nameMatches: true,
      celsiusMin: -190,
      celsiusMax: -172,
      verdict: "accepted",
    }),
  );
  await testMarkers(play, { staff, ...cast }, donationId, -120, "mother");
  const lotId = await play.at(day(-119), () => makeTissueLot(staff["lab-a"], donationId, { productCode: "DCT01", harvestedAt: day(-119) }));
  await play.at(day(-119, 3), () =>
    freezeLot(staff["lab-a"], lotId, {
      startedAt: day(-119, 1),
      endedAt: day(-119, 2),
      cryoprotectant: "As received, 10 % DMSO",
      programme: "Kept at vapour temperature",
      contactMinutes: 0,
      endTemperatureCelsius: -170,
      freezerSerial: "Transfer bench 1",
      witnessId: staff["lab-b"].id,
      dose: 3,
      reserve: 2,
      qc: 1,
      retain: 0,
      cellsPerVial: 1e6,
      volumeMl: 2,
    }),
  );
  await place(play, { staff }, lotId, day(-119, 4));
}
