/** Numbers of the enquiries' room. */
export const SETTINGS = [
  { key: "enquiries.answer_hours", value: 24, source: "our choice: the first answer within a day" },
  { key: "enquiries.least_seconds", value: 2, source: "our choice: nobody fills in the form faster" },
  { key: "enquiries.privacy_version", value: "2026-11", source: "the notice at /privacy" },
  { key: "enquiries.quote_valid_days", value: 30, source: "our choice" },
  {
    key: "enquiries.facility_of_country",
    value: { AT: "A9998" },
    source: "Site 2 collects for Austria; elsewhere the bank's own FIN",
  },
];
