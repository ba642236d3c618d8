/** Numbers of the certificates' trade. */
export const SETTINGS: { key: string; value: unknown; source: string }[] = [
  { key: "certificates.in_use_hours", value: 2, source: "Cells are used within 1 to 2 hours of thaw" },
];
