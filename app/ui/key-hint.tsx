import { Fragment } from "react";

/** Which keys do what on this page. */
export function KeyHint({ keys }: { keys: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <ul className="keys muted small">
      {keys.map(({ keys: pressed, does }) => (
        <li key={does}>
          {pressed.map((key) => (
            <Fragment key={key}>
              <kbd>{key}</kbd>{" "}
            </Fragment>
          ))}
          {does}
        </li>
      ))}
    </ul>
  );
}
