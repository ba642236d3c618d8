import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

/**
 * One listener for all plain links of a page, which follows them without loading the document anew: those that Remix looks up beforehand
 * (`data-discover`), and the many of a list that it need not (`data-near`; `stay` keeps the page where it is scrolled). Keys, new windows and
 * browsers without JavaScript follow the link itself.
 */
export function FollowLinks() {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const otherwise = event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!link || otherwise || !("discover" in link.dataset || "near" in link.dataset)) return;
      event.preventDefault();
      navigate(link.pathname + link.search + link.hash, {
        replace: link.href === window.location.href,
        preventScrollReset: link.dataset.near === "stay",
      });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
  return null;
}
