import { createContext, useContext } from "react";

/** The number used once that lets this answer's own scripts run; empty in the browser, where it is not needed again. */
export const NonceContext = createContext<string | undefined>(undefined);

/** Whether the server writes the scripts at the end of this document itself (`document-end.server.ts`). Never in a browser. */
export const EndContext = createContext(false);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
