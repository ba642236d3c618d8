import { useT } from "~/web/i18n";
import { Drawing, type DrawingName } from "../drawings";

const STEPS: readonly [1 | 2 | 3 | 4 | 5 | 6, DrawingName][] = [
  [1, "talk"],
  [2, "paper"],
  [3, "kit"],
  [4, "flask"],
  [5, "tank"],
  [6, "shipper"],
];

/** From the first question to the release, as a family lives it. */
export function SixSteps() {
  const { t, number } = useT();
  return (
    <ol className="six">
      {STEPS.map(([step, drawing]) => (
        <li key={step}>
          <Drawing name={drawing} />
          <div>
            <h3>
              <span className="muted fig">{number(step)}</span> {t(`public.step_${step}`)}
            </h3>
            <p className="t15 muted">{t(`public.step_${step}_text`)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
