/**
 * A message's HTML for the sandboxed frame of the mailbox: its own style sheets may apply (`nonce`), its links leave the frame.
 * Nothing is taken out of it; the sandbox runs no script.
 */
export function framedLetter(html: string, nonce: string): string {
  const styled = html.replace(/<style(?=[\s>])/gi, `<style nonce="${nonce}"`);
  const base = '<base target="_top">';
  return /<head[^>]*>/i.test(styled) ? styled.replace(/<head[^>]*>/i, (head) => head + base) : base + styled;
}
