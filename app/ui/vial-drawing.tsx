/** One vial. `empty` has nothing in it, `gone` is drawn in dashes: its place is kept. */
export function VialDrawing({ size = 24, look = "full" }: { size?: number; look?: "full" | "empty" | "gone" | "held" }) {
  return (
    <svg
      className="art"
      width={size}
      height={(size * 78) / 34}
      viewBox="0 0 34 78"
      aria-hidden="true"
      {...(look === "gone" ? { strokeDasharray: "3 3" } : {})}
    >
      {look === "held" ? <path d="M6 15h22v53a6 6 0 01-6 6H12a6 6 0 01-6-6z" fill="url(#hatch)" stroke="none" /> : null}
      {look === "full" ? <path className="soft" d="M6 44h22v24a6 6 0 01-6 6H12a6 6 0 01-6-6z" /> : null}
      <rect x="4.5" y="2" width="25" height="13" rx="2.5" />
      <path d="M9.5 5v7M14.5 5v7M19.5 5v7M24.5 5v7" className="faint" />
      <path d="M6 15v53a6 6 0 006 6h10a6 6 0 006-6V15" />
      <path d="M6 44h22" className="hot" />
      <rect x="10" y="24" width="14" height="14" rx="1" className="paperfill" />
      <path d="M12.5 28h9M12.5 31.5h9M12.5 35h5" className="faint" />
    </svg>
  );
}
