import { useEffect, useRef } from "react";

/** A row of places that a phone shows in part: the place where one is comes into sight. */
export function useInSight<Row extends HTMLElement>(here: string | undefined) {
  const row = useRef<Row>(null);
  useEffect(() => {
    const place = here === undefined ? null : row.current?.querySelector("[aria-current]");
    if (!row.current || !place) return;
    const [around, own] = [row.current.getBoundingClientRect(), place.getBoundingClientRect()];
    row.current.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
  }, [here]);
  return row;
}
