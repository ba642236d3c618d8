/** The sign of going on; it mirrors with the language. */
export function Arrow() {
  return (
    <svg
      className="go"
      width="8"
      height="12"
      viewBox="0 0 8 12"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M1.5 1.2L6.3 6l-4.8 4.8" />
    </svg>
  );
}
