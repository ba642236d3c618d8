import type { ReactNode } from "react";
import { Drawing } from "./drawings";
import { VialDrawing } from "./vial-drawing";

/** An empty place teaches: what will stand here, and what brings it. */
export function EmptyState({
  drawing = "vial",
  title,
  children,
}: {
  drawing?: "vial" | "kit" | "tank" | "paper";
  title: string;
  children: ReactNode;
}) {
  return (
    <div className="empty">
      {drawing === "vial" ? <VialDrawing size={37} look="gone" /> : <Drawing name={drawing} size={72} />}
      <div>
        <h3>{title}</h3>
        <div>{children}</div>
      </div>
    </div>
  );
}
