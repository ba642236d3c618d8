import { useEffect } from "react";

/** Keys of every staff page: `/` goes to the scan box, j and k walk rows marked `data-row`, Enter opens the row's link. */
export function Keyboard() {
  useEffect(() => {
    const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") document.querySelector<HTMLElement>("[data-scan]")?.focus();
      else if (event.key === "j" || event.key === "k") step(rows(), event.key === "j" ? 1 : -1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return null;
}

/** Moves the focus to the link of the next row, from the row that holds it now. */
function step(rows: HTMLElement[], by: 1 | -1): void {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.querySelector<HTMLElement>("a[href], button")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
