import type { ReactNode } from "react";
import type { CertifiedFacts } from "~/bank/certificates/code.rules";
import { checkCharacter, groupDin } from "~/bank/collection/isbt.rules";
import type { Translator } from "~/web/translate";

const PRODUCTS = ["DBM01", "DAT01", "DDP01", "DWJ01", "DAM01", "DPL01", "DCT01", "DTH01"] as const;

/** What was signed, to compare with the paper. */
export function Certified({ facts, words }: { facts: CertifiedFacts; words: Translator }) {
  const { t, number, dateTime } = words;
  const product = PRODUCTS.find((code) => facts.productCode?.startsWith(code)) ?? "other";
  const more = facts.dinCount - facts.dins.length;
  return (
    <section aria-labelledby="says">
      <h2 id="says">{t("verify.says")}</h2>
      <p className="t15 muted">
        {t("verify.compare")} {t("verify.on_paper")}
      </p>
      <dl className="facts">
        <Fact term={t("verify.fact_number")}>
          <bdi className="mono">{facts.number}</bdi>
        </Fact>
        {facts.productCode !== null && (
          <Fact term={t("verify.fact_product")}>
            {t(`verify.product_${product}`)}, <bdi className="mono">{facts.productCode}</bdi>
          </Fact>
        )}
        <Fact term={t("verify.fact_donation", { count: facts.dinCount })}>
          {facts.dins.map((din) => (
            <div key={din}>
              <bdi className="din">
                {groupDin(din)}
                <b>{checkCharacter(din)}</b>
              </bdi>
            </div>
          ))}
          {more > 0 && t("verify.more_dins", { count: number(more) })}
        </Fact>
        <Fact term={t("verify.fact_vials")}>{number(facts.vials)}</Fact>
        {facts.viableCells !== null && (
          <Fact term={t("verify.fact_cells")}>
            {words.cells(facts.viableCells)}
            {facts.viableCells >= 1e6 && (
              <>
                {" "}
                <PowerOfTen count={facts.viableCells} />
              </>
            )}
          </Fact>
        )}
        <Fact term={t("verify.fact_verdict")}>{t(`verify.verdict_${facts.verdict}`)}</Fact>
        <Fact term={t("verify.fact_issued")}>{dateTime(facts.issuedAt)}</Fact>
        <Fact term={t("verify.fact_fingerprint")}>
          <bdi className="mono hash">{facts.contentHash}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PowerOfTen({ count }: { count: number }) {
  const [factor = "", power = ""] = count.toExponential(2).split("e+");
  return (
    <bdi dir="ltr" className="nowrap">
      ({factor} × 10<sup>{power}</sup>)
    </bdi>
  );
}
