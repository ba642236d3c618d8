/** The demo's people, by home, whose links lead to one page of each type when they are taken together; others are reached by a journey alone. */
export const PEOPLE = {
  family: ["marco"],
  clinic: ["clinic-x"],
  staff: ["coordinator", "lab-a", "quality", "director", "admin"],
};

/** Where no link leads that can be followed without filling something in. */
export const ALSO: Record<string, string[]> = {
  marco: ["/family/payments/card"],
  coordinator: ["/staff/search?q=Conti"],
};

/** What stands open to all. */
export const OPEN_TO_ALL = [
  "/enquire",
  "/enquire/thanks",
  "/password",
  "/password/sent",
  "/sign-in",
  "/evidence",
  "/licences",
  "/privacy",
  "/leave",
  "/prices",
  "/tissues/birth",
  "/verify",
  "/demo/mail",
  "/demo/clock",
];
