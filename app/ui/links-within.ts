import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";

/**
 * One listener for all links within an element that are marked `data-near`, which follows them without loading the document anew. A list of a hundred places drawn with
 * a `Link` each costs the server more than all the rest of its page. Keys, new windows and browsers without JavaScript follow the link itself.
 */
export function useLinksWithin(options: { preventScrollReset?: boolean } = {}) {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>) => {
    const address = (event.target as Element).closest("a[data-near]")?.getAttribute("href");
    const otherwise = event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!address || otherwise) return;
    event.preventDefault();
    navigate(address, options);
  };
}
