import { Code } from "~/ui/code";
import { Hidden } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";

interface Props {
  consentId: string;
  title: string;
  version: number;
  name: string;
  capacity: "self" | "mother" | "father" | "guardian";
  recordHash: string;
  formToken: string;
  answer: unknown;
  /** Whether there is anything to sign yet. */
  ready: boolean;
}

/** The paper that is signed, and the pen. */
export function SignSide({ consentId, title, version, name, capacity, recordHash, formToken, answer, ready }: Props) {
  const { t } = useT();
  return (
    <>
      <figure className="paper">
        <div className="sheet" aria-hidden="true">
          <p className="serif">{title}</p>
          <p className="mm">v{version}</p>
          <i />
          <i />
          <i className="s" />
          <b />
          <i />
          <i />
          <i className="s" />
          <div className="sl">
            <span />
            <span />
          </div>
        </div>
        <figcaption>
          <a className="link" href={`/family/consents/${consentId}/paper.pdf`}>
            {t("consent.open_paper")}
          </a>
          <br />
          {t("consent.paper_note")}
        </figcaption>
      </figure>
      {ready ? (
        <SignBox
          title={t("consent.sign")}
          facts={[
            { term: t("consent.fact_name"), value: <bdi>{name}</bdi> },
            { term: t("consent.fact_capacity"), value: t(`consent.capacity_${capacity}`) },
            { term: t("consent.fact_paper"), value: <Code>{shortHash(recordHash)}</Code> },
          ]}
          meaning={t("consent.sign_meaning")}
          meaningValue="consent"
          act={t("consent.sign_act")}
          formToken={formToken}
          answer={answer}
        >
          <Hidden name="recordHash" value={recordHash} />
        </SignBox>
      ) : null}
      <p className="t15 muted">{t("consent.sign_after")}</p>
    </>
  );
}

/** The ends of a hash: enough for eyes to compare page and paper. */
const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
