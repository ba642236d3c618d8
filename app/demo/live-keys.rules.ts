/** Keys that move real money or send real mail; a stand-in refuses to exist beside one. Only `re_demo…` and `re_test…` mean no real Resend account. */
export function liveKeys(environment: Record<string, string | undefined>): string[] {
  const live = [];
  if (/^(sk|rk|pk)_live_/.test(environment.STRIPE_SECRET_KEY ?? "")) live.push("STRIPE_SECRET_KEY");
  if (/^re_(?!demo|test)/.test(environment.RESEND_API_KEY ?? "")) live.push("RESEND_API_KEY");
  return live;
}

export function refuseLiveKeys(environment: Record<string, string | undefined>): void {
  const live = liveKeys(environment);
  if (live.length > 0) throw new Error(`The demo's stand-ins do not start beside a live key: unset ${live.join(" and ")}.`);
}
