/** The arrows of the house. A step of the bank imports only steps before it; people and history are open to all. */
const JOURNEY = ["enquiries", "consent", "billing", "collection", "laboratory", "storage", "release", "certificates"];

const onlyEarlierSteps = JOURNEY.slice(0, -1).map((step, place) => ({
  name: `${step}-knows-no-later-step`,
  comment: "What must flow back goes by event.",
  severity: "error",
  from: { path: `^app/bank/${step}/` },
  to: { path: `^app/bank/(${JOURNEY.slice(place + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "nobody-imports-a-route", severity: "error", from: {}, to: { path: "^app/routes/" } },
    {
      name: "rules-only-compute",
      comment: "Rules import rules, types, and libraries that compute.",
      severity: "error",
      from: { path: "^app/.*rules\\.ts$" },
      to: {
        path: "^(app|db|emails)/",
        pathNot: ["rules\\.ts$", "^app/bank/history/(life|refusal)\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "rules-have-no-outside",
      severity: "error",
      from: { path: "^app/.*rules\\.ts$" },
      to: {
        path: "^(node:)?(fs|net|http|https|child_process|timers|worker_threads)(/|$)|^node_modules/(pg|kysely|stripe|resend|@remix-run)/",
      },
    },
    {
      name: "people-and-history-know-no-step",
      severity: "error",
      from: { path: "^app/bank/(people|history)/" },
      to: { path: `^app/bank/(${JOURNEY.join("|")})/`, dependencyTypesNot: ["type-only"] },
    },
    ...onlyEarlierSteps,
    {
      name: "bank-knows-no-page",
      severity: "error",
      from: { path: "^app/bank/", pathNot: "\\.tsx$" },
      to: { path: "^app/(routes|ui|demo)/" },
    },
    {
      name: "the-demo-stands-apart",
      comment: "Stand-ins are loaded by name when a demo starts, and by the demo's own pages; what a live key is, both sides must know.",
      severity: "error",
      from: { path: "^(app|db|emails)/", pathNot: "^(app/(demo|routes/demo)|db/seed)/" },
      to: { path: "^app/demo/", pathNot: "^app/demo/live-keys\\.rules\\.ts$", dynamic: false },
    },
    {
      name: "the-seed-stands-apart",
      severity: "error",
      from: { path: "^(app|db/(?!seed)|emails)" },
      to: { path: "^db/seed/", dynamic: false },
    },
    {
      name: "ui-is-props-in-markup-out",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^(db|app/(bank|routes|outside|jobs))/", pathNot: "rules\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "migrations-import-nothing-of-the-app",
      severity: "error",
      from: { path: "^db/migrations/" },
      to: { path: "^(app|emails|db/(?!migrations))" },
    },
    { name: "remix-itself-is-never-imported", severity: "error", from: {}, to: { path: "^node_modules/remix/" } },
    { name: "found", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.json$" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
