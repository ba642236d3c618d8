import { type FormEvent, lazy, Suspense, useState } from "react";
import { enrich } from "~/web/i18n";
import type { Translator } from "~/web/translate";
import type { Verifier } from "./use-verifier";

const Camera = lazy(() => import("./camera"));

export interface WaysProps {
  verifier: Verifier;
  site: string;
  words: Translator;
  /** The message under a field that the server refused, by field. */
  problems?: { code?: boolean; number?: boolean };
  typed?: { code?: string; number?: string };
  /** False in a saved copy: it has no server to ask, and is the file already. */
  online: boolean;
  /** False until the page runs its script: what needs one is not offered before. */
  alive: boolean;
}

/** The ways to give a certificate: camera, file, text of the code, number. The last two work without a script. */
export function Ways({ verifier, site, words, problems = {}, typed = {}, online, alive }: WaysProps) {
  const { t } = words;
  const [camera, setCamera] = useState(false);
  const seen = (text: string) => {
    setCamera(false);
    verifier.check(text);
  };
  return (
    <aside className="vside" aria-labelledby="ways">
      <h2 id="ways" className="h21">
        {t(verifier.finding.verdict ? "verify.another" : "verify.first")}
      </h2>
      {alive && (
        <>
          <button type="button" className="btn primary whole" onClick={() => setCamera(!camera)}>
            {t(camera ? "verify.camera_stop" : "verify.camera_act")}
          </button>
          {camera && (
            <Suspense fallback={null}>
              <Camera onText={seen} words={words} />
            </Suspense>
          )}
          <FileWay verifier={verifier} words={words} />
        </>
      )}
      <CodeWay verifier={verifier} words={words} site={site} wrong={problems.code ?? false} typed={typed.code} />
      <form className="field" method="get" action={`${site}/verify`}>
        <label htmlFor="number">{t("verify.number_label")}</label>
        <p className="hint" id="number-hint">
          {t("verify.number_hint")}
        </p>
        {problems.number && (
          <p className="wrong" id="number-wrong">
            {t("verify.number_wrong")}
          </p>
        )}
        <input
          className={`input mono${problems.number ? " bad" : ""}`}
          id="number"
          name="number"
          dir="ltr"
          autoComplete="off"
          defaultValue={typed.number}
          aria-describedby={problems.number ? "number-hint number-wrong" : "number-hint"}
          aria-invalid={problems.number || undefined}
        />
        <button type="submit" className="btn whole wayact">
          {t("verify.number_act")}
        </button>
      </form>
      {online && (
        <p className="t15 muted">
          {enrich(t("verify.save"), {
            link: (inner) => (
              <a href={`${site}/verify.html`} download="verify-certificates.html">
                {inner}
              </a>
            ),
          })}
        </p>
      )}
    </aside>
  );
}

function CodeWay({
  verifier,
  words: { t },
  site,
  wrong,
  typed,
}: {
  verifier: Verifier;
  words: Translator;
  site: string;
  wrong: boolean;
  typed: string | undefined;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    verifier.check(String(new FormData(event.currentTarget).get("code")));
  };
  return (
    <form className="field" method="post" action={`${site}/verify`} onSubmit={submit}>
      <label htmlFor="code">{t("verify.code_label")}</label>
      <p className="hint" id="code-hint">
        {t("verify.code_hint")}
      </p>
      {wrong && (
        <p className="wrong" id="code-wrong">
          {t("verify.code_wrong")}
        </p>
      )}
      <textarea
        className={`input mono codetext${wrong ? " bad" : ""}`}
        id="code"
        name="code"
        rows={3}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        defaultValue={typed}
        aria-describedby={wrong ? "code-hint code-wrong" : "code-hint"}
        aria-invalid={wrong || undefined}
      />
      <button type="submit" className="btn whole wayact">
        {t("verify.code_act")}
      </button>
    </form>
  );
}

function FileWay({ verifier, words: { t } }: { verifier: Verifier; words: Translator }) {
  const take = (file: File | undefined) => file && void verifier.checkFile(file);
  return (
    <div className="field drop paperdrop">
      <div>
        <label htmlFor="file">{t("verify.file_label")}</label>
        <p className="hint" id="file-hint">
          {t("verify.file_hint")}
        </p>
        <input
          id="file"
          type="file"
          accept="application/pdf,image/*"
          aria-describedby="file-hint"
          onChange={(event) => take(event.target.files?.[0])}
        />
        <p role="status" className="t15">
          {verifier.reading === "reading" && t("verify.file_reading")}
          {verifier.reading === "no_code" && t("verify.file_no_code")}
        </p>
      </div>
    </div>
  );
}
