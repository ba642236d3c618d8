/** The bank's mark: one cell, three lines of descent. */
export function Brandmark({ size = 30 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="26" r="3.2" fill="currentColor" stroke="none" />
      <path d="M16 22.5V7M13.6 23.6C8.5 20.5 6 16 5.6 10.5M18.4 23.6c5.1-3.1 7.6-7.6 8-13.1" />
      <circle cx="16" cy="4.3" r="2" />
      <circle cx="5.4" cy="7.6" r="2" />
      <circle cx="26.6" cy="7.6" r="2" />
    </svg>
  );
}
