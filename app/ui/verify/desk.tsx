import { useEffect, useRef, useState } from "react";
import type { Published, Verdict } from "~/bank/certificates/verdict.rules";
import type { Translator } from "~/web/translate";
import { Answer, Checks } from "./answer";
import { Certified } from "./certified";
import "./desk.css";
import { StaleList } from "./stale";
import { useVerifier } from "./use-verifier";
import { Ways, type WaysProps } from "./ways";
import { Welcome } from "./welcome";

export interface DeskProps extends Pick<WaysProps, "problems" | "typed" | "online" | "site"> {
  published: Published;
  bankName: string;
  /** How far the bank's clock is ahead of the wall's, in milliseconds: 0 except in a demonstration. */
  clockAheadMs: number;
  /** What the server found, for a browser that runs no script. */
  first: Verdict | null;
  words: Translator;
}

/** The verifier: an answer and what it rests on, and the ways to give a certificate. The same on the portal and in a saved copy. */
export function Desk({ published, bankName, site, clockAheadMs, first, words, online, ...ways }: DeskProps) {
  const { t } = words;
  const verifier = useVerifier(published, first);
  const heading = useRef<HTMLHeadingElement>(null);
  const [alive, setAlive] = useState(false);
  const { verdict, paper, took } = verifier.finding;
  const { check } = verifier;

  const reader = useRef(check);
  reader.current = check;
  useEffect(() => {
    setAlive(true);
    const readAddress = () => window.location.hash.includes(".") && reader.current(window.location.hash);
    readAddress();
    window.addEventListener("hashchange", readAddress);
    return () => window.removeEventListener("hashchange", readAddress);
  }, []);

  useEffect(() => {
    if (took !== null) heading.current?.focus();
  }, [took]);

  return (
    <div className="ver">
      <div className="vmain">
        {verdict ? (
          <Answer verdict={verdict} bankName={bankName} site={site} words={words} heading={heading} />
        ) : (
          <Welcome bankName={bankName} words={words} />
        )}
        {paper && !verdict && (
          <p className={`notice ${paper.unaltered ? "n-good" : "n-watch"}`} role="status">
            {t(paper.unaltered ? "verify.paper_unaltered_alone" : "verify.paper_no_code", { bank: bankName })}
          </p>
        )}
        {alive && <StaleList verifier={verifier} site={site} now={new Date(Date.now() + clockAheadMs)} words={words} />}
        {verdict && "facts" in verdict && (
          <>
            <Checks verdict={verdict} paper={paper} took={took} bankName={bankName} words={words} />
            <Certified facts={verdict.facts} words={words} />
            <p className="notice">
              <b>{t("verify.limits_title")}</b> {t("verify.limits")}
            </p>
          </>
        )}
      </div>
      <Ways verifier={verifier} site={site} words={words} online={online} alive={alive} {...ways} />
    </div>
  );
}
