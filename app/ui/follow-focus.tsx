import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** After a move to another page the focus goes to its content, as it does when the browser itself loads a page. */
export function FollowFocus() {
  const { pathname, hash } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!hash) document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname, hash]);
  return null;
}
