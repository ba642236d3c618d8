/** Stands at an address that takes a form and shows nothing itself, so that what goes wrong there is shown as a page and not as an empty answer. */
export function NoPage() {
  return null;
}
