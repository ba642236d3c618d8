import type { ComponentProps, ReactNode } from "react";
import { Link } from "./link";

export type Look = "primary" | "plain" | "danger";

/** One primary a page, named by its act. */
export function classOf(look: Look = "plain", size: { big?: boolean; whole?: boolean } = {}): string {
  return ["btn", look === "plain" ? "" : look, size.big ? "big" : "", size.whole ? "whole" : ""].filter(Boolean).join(" ");
}

type LinkButtonProps = { to: string; look?: Look; big?: boolean; whole?: boolean; download?: boolean; children: ReactNode };

/** A link that looks like a button, because it leads to an act. `download` is for files: the browser asks the server itself. */
export function LinkButton({ to, look = "plain", big = false, whole = false, download = false, children }: LinkButtonProps) {
  return (
    <Link to={to} className={classOf(look, { big, whole })} {...(download ? { reloadDocument: true } : {})}>
      {children}
    </Link>
  );
}

export function Button({ look = "plain", type = "button", ...rest }: Omit<ComponentProps<"button">, "className"> & { look?: Look }) {
  return <button type={type} className={classOf(look)} {...rest} />;
}

/** Buttons and links of one decision in a row. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className="acts">{children}</div>;
}
