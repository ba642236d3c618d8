import { flatRoutes } from "@remix-run/fs-routes";
import { layout, prefix } from "@remix-run/route-config";

/** One folder for each who stands there. `flatRoutes` does not look into folders, so each has its line. */
export default [
  layout("what-went-wrong.tsx", [
    ...(await flatRoutes({ rootDirectory: "routes/public" })),
    ...prefix("family", await flatRoutes({ rootDirectory: "routes/family" })),
    ...prefix("clinic", await flatRoutes({ rootDirectory: "routes/clinic" })),
    ...prefix("staff", await flatRoutes({ rootDirectory: "routes/staff" })),
    ...prefix("demo", await flatRoutes({ rootDirectory: "routes/demo" })),
    ...(await flatRoutes({ rootDirectory: "routes/hooks" })),
  ]),
];
