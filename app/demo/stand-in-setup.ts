/** What both stand-ins are told when they start. */
export type StandInSetup = {
  portalUrl: string;
  /** Folder in which a stand-in keeps its objects; in memory when absent. */
  dataDir?: string | undefined;
  /** The bank's clock, for what the providers date; signatures always use `realNow`. */
  now?: (() => Date) | undefined;
  realNow?: (() => Date) | undefined;
  /** Takes webhooks in place of HTTP, for tests that call the route as a function. */
  deliver?: ((request: Request) => Promise<Response>) | undefined;
  retryDelaysMs?: readonly number[] | undefined;
};
