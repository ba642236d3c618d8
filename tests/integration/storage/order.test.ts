import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import { givenFrozen, place } from "~tests/support/given/storage";

test("a vial is not said to have been placed before it was frozen", async () => {
  const { lotId, laboratory, witness, onDay } = await givenFrozen();
  const { frozenAt } = await readAs(WORKER, (db) =>
    db.selectFrom("lots").select("frozenAt").where("id", "=", lotId).executeTakeFirstOrThrow(),
  );
  const frozen = frozenAt ?? new Date(0);
  const early = onDay(28, async () => {
    const places = (await proposePlaces(laboratory, lotId)).map(({ vialId, positionId }) => ({ vialId, positionId }));
    const storedAt = new Date(frozen.getTime() - 60_000);
    return placeVials(laboratory, lotId, { places, witnessId: witness.id, storedAt });
  });
  await expect(early).rejects.toMatchObject({ code: "before_frozen" });
  await expect(place(lotId, frozen)).resolves.toBeUndefined();
});
