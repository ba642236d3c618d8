import { useState } from "react";
import type { Translator } from "~/web/translate";
import type { Verifier } from "./use-verifier";

interface StaleProps {
  verifier: Verifier;
  site: string;
  /** The bank's clock, which in a demonstration is not the wall's. */
  now: Date;
  words: Translator;
}

/** Says how old an old list is, and offers today's. */
export function StaleList({ verifier: { list, renew }, site, now, words: { t } }: StaleProps) {
  const [state, setState] = useState<"idle" | "fetching" | "failed">("idle");
  if (list === null || now <= list.nextUpdateAt) return null;
  const fetchList = async () => {
    setState("fetching");
    const taken = await fetch(`${site}/certificates/status`, { cache: "no-store" })
      .then(async (answer) => answer.ok && renew(await answer.text()))
      .catch(() => false);
    setState(taken ? "idle" : "failed");
  };
  return (
    <div className="notice n-watch">
      <p>{t("verify.list_old", { days: Math.floor((now.getTime() - list.issuedAt.getTime()) / 86_400_000) })}</p>
      <button type="button" className="btn wayact" onClick={() => void fetchList()} aria-disabled={state === "fetching" || undefined}>
        {t(state === "fetching" ? "verify.list_fetching" : "verify.list_fetch")}
      </button>
      <p role="status">{state === "failed" && t("verify.list_failed")}</p>
    </div>
  );
}
