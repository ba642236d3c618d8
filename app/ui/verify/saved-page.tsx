import { createRoot } from "react-dom/client";
import type { Published } from "~/bank/certificates/verdict.rules";
import type { Locale } from "~/web/formats";
import { type Messages, type Translator, translate } from "~/web/translate";
import { Brandmark } from "../brand";
import "../theme/tokens.css";
import "../theme/base.css";
import "../theme/frame.css";
import "../theme/buttons.css";
import "../theme/states.css";
import "../theme/facts.css";
import "../theme/forms.css";
import "../theme/patterns.css";
import "../theme/verify.css";
import { Desk } from "./desk";

/** All that a saved copy knows, as JSON in the element `#carried`. */
export interface Carried {
  published: Published;
  bankName: string;
  baseUrl: string;
  demo: boolean;
  clockAheadMs: number;
  locale: Locale;
  messages: Messages;
}

function SavedPage({ carried, words }: { carried: Carried; words: Translator }) {
  const { published, bankName, baseUrl, demo, clockAheadMs } = carried;
  return (
    <>
      {demo && <aside className="demo">{words.t("verify.demo")}</aside>}
      <header className="top">
        <div className="wrap">
          <a className="brand" href={baseUrl}>
            <Brandmark />
            <span>{bankName}</span>
          </a>
        </div>
      </header>
      <main className="wrap">
        <Desk {...{ published, bankName, clockAheadMs, words }} site={baseUrl} first={null} online={false} />
      </main>
    </>
  );
}

const carried = JSON.parse(document.getElementById("carried")?.textContent ?? "") as Carried;
const desk = document.getElementById("desk");
if (desk) createRoot(desk).render(<SavedPage carried={carried} words={translate(carried.locale, carried.messages)} />);
