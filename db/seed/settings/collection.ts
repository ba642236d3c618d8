/** Numbers of the collection's trade: what each tissue bears on its way, and what a kit is made of. */
/** Limits on the way, domain.md 1.2 to 1.6. */
const K = "Usual practice, not confirmed in a source";
const BLOOD = ["edta_tubes", "serum_tube", "nat_tube"];
const OUTSIDE = ["labels", "logger", "box_un3373"];

export const SETTINGS: { key: string; value: unknown; source: string }[] = [
  { key: "transit.limits.bone_marrow", value: { hoursMax: 48, celsiusMin: 2, celsiusMax: 25 }, source: K },
  { key: "transit.limits.adipose", value: { hoursMax: 48, celsiusMin: 2, celsiusMax: 25 }, source: K },
  { key: "transit.limits.dental_pulp", value: { hoursMax: 48, celsiusMin: 2, celsiusMax: 8 }, source: K },
  { key: "transit.limits.birth", value: { hoursMax: 48, celsiusMin: 2, celsiusMax: 25 }, source: K },
  {
    key: "transit.limits.frozen",
    value: { hoursMax: 240, celsiusMin: -200, celsiusMax: -150 },
    source: "Vapour at or below −150 °C; a shipper holds it for 10 days",
  },
  { key: "kit.parts.bone_marrow", value: ["heparin_syringes", "needle_pack", ...BLOOD, ...OUTSIDE].map((part) => ({ part })), source: K },
  { key: "kit.parts.adipose", value: ["canister", "syringes_60ml", ...BLOOD, ...OUTSIDE].map((part) => ({ part })), source: K },
  { key: "kit.parts.dental_pulp", value: ["tooth_tube", "cold_pack", ...BLOOD, ...OUTSIDE].map((part) => ({ part })), source: K },
  {
    key: "kit.parts.birth",
    value: ["cord_clamps", "sterile_jar", "transport_medium", ...BLOOD, ...OUTSIDE].map((part) => ({ part })),
    source: K,
  },
];
