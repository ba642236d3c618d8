import { createContext, useContext } from "react";

/** The number used once that lets this answer's own scripts run; empty in the browser, where it is not needed again. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
