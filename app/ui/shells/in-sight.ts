import { useEffect, useRef } from "react";

/** So much of what stands beside it is shown too. */
const BESIDE_PX = 40;

/** A row of places that a phone shows in part: the place where one is comes into sight. */
export function useInSight<Row extends HTMLElement>(here: string | undefined) {
  const row = useRef<Row>(null);
  useEffect(() => {
    const place = here === undefined ? null : row.current?.querySelector("[aria-current]");
    if (!row.current || !place) return;
    const [around, own] = [row.current.getBoundingClientRect(), place.getBoundingClientRect()];
    if (own.left < around.left) row.current.scrollLeft += own.left - around.left - BESIDE_PX;
    else if (own.right > around.right) row.current.scrollLeft += own.right - around.right + BESIDE_PX;
  }, [here]);
  return row;
}
