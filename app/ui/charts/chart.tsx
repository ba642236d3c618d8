import type { ReactNode } from "react";

/** One drawing, never enlarged. Time runs from left to right in every language. */
export function Chart({ width, height, label, children }: { width: number; height: number; label: string; children: ReactNode }) {
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

export interface Size {
  width: number;
  narrow: boolean;
}

/** Drawn twice, for a wide screen and for a phone, so that its text stays as large as it is meant. */
export function Both({ wide, phone = 350, children }: { wide: number; phone?: number; children: (size: Size) => ReactNode }) {
  return (
    <>
      <div className="only-wide">{children({ width: wide, narrow: false })}</div>
      <div className="only-narrow">{children({ width: phone, narrow: true })}</div>
    </>
  );
}

/** What the chart shows, with its unit, above it; where it comes from below. */
export function ChartFigure({ title, caption, children }: { title: ReactNode; caption?: ReactNode; children: ReactNode }) {
  return (
    <figure className="chartfigure">
      <p className="eyebrow">{title}</p>
      {children}
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}
